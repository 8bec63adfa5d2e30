import { expect, test } from "vitest";
import { findBrowser } from "./browser.mjs";

interface Machine {
  platform?: NodeJS.Platform;
  env?: Record<string, string>;
  files?: string[];
  broken?: string[];
  playwright?: string;
}

function find({ platform = "linux", env = {}, files = [], broken = [], playwright }: Machine) {
  return findBrowser({
    env: { NODE_ENV: "test", PATH: "/usr/local/bin:/usr/bin", ...env },
    platform,
    exists: (path) => files.includes(path),
    runs: (path) => !broken.includes(path),
    playwrightPath: async () => playwright,
  });
}

const own = "/cache/chrome-linux/chrome";

test("takes the one that CHROMIUM_PATH names before any other", async () => {
  const env = { CHROMIUM_PATH: "/opt/mine" };
  expect(await find({ env, files: ["/opt/mine", own], playwright: own })).toBe("/opt/mine");
});

test("names a CHROMIUM_PATH that leads nowhere instead of taking another", async () => {
  const env = { CHROMIUM_PATH: "/opt/mine" };
  await expect(find({ env, files: ["/usr/bin/chromium"] })).rejects.toThrow(
    "CHROMIUM_PATH is /opt/mine, where there is no file",
  );
});

test("takes Playwright's before the system's", async () => {
  expect(await find({ files: ["/usr/bin/chromium", own], playwright: own })).toBe(own);
});

test("takes the system's where Playwright's was never downloaded", async () => {
  expect(await find({ files: ["/usr/bin/chromium"], playwright: own })).toBe("/usr/bin/chromium");
});

test("takes the system's where Playwright's misses a library", async () => {
  const files = ["/usr/bin/google-chrome", own];
  expect(await find({ files, broken: [own], playwright: own })).toBe("/usr/bin/google-chrome");
});

test("prefers a Chromium without windows to a whole one", async () => {
  const shell = "/usr/bin/chromium-headless-shell";
  expect(await find({ files: ["/usr/local/bin/chromium", shell] })).toBe(shell);
});

test("prefers Chromium to Chrome and Chrome to Edge on the PATH", async () => {
  const chrome = ["/usr/bin/google-chrome-stable", "/usr/local/bin/microsoft-edge"];
  expect(await find({ files: chrome })).toBe(chrome[0]);
  expect(await find({ files: [...chrome, "/usr/bin/chromium-browser"] })).toBe(
    "/usr/bin/chromium-browser",
  );
});

test.each<[NodeJS.Platform, string]>([
  ["darwin", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"],
  ["darwin", "/Users/ada/Applications/Chromium.app/Contents/MacOS/Chromium"],
  ["win32", "C:/Programs/Google/Chrome/Application/chrome.exe"],
  ["win32", "C:/Programs/Microsoft/Edge/Application/msedge.exe"],
  ["linux", "/opt/google/chrome/chrome"],
])("knows a usual place on %s: %s", async (platform, place) => {
  const env = { HOME: "/Users/ada", ProgramFiles: "C:/Programs" };
  expect(await find({ platform, env, files: [place] })).toBe(place);
});

test("finds nothing on a bare machine", async () => {
  expect(await find({ playwright: own })).toBeUndefined();
});
