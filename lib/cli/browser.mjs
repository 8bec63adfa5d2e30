import { join } from "node:path";
import { Stop } from "./stop.mjs";

/**
 * @typedef {object} Probes what finding a browser asks of the machine
 * @property {NodeJS.ProcessEnv} env
 * @property {NodeJS.Platform} platform
 * @property {(path: string) => boolean} exists
 * @property {(path: string) => boolean} runs whether it starts; a stub or a missing library does not
 * @property {() => Promise<string | undefined>} playwrightPath where Playwright keeps its own Chromium
 */

/** The one without windows comes first: it takes a tenth less time. */
const names = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
];

/**
 * Finds a Chromium to test with: CHROMIUM_PATH, then Playwright's own, then the system's.
 * @param {Probes} probes
 * @returns {Promise<string | undefined>} the path of its program
 * @throws {Stop} when CHROMIUM_PATH names nothing
 */
export async function findBrowser(probes) {
  const chosen = probes.env.CHROMIUM_PATH;
  if (chosen) {
    if (probes.exists(chosen)) return chosen;
    throw new Stop(
      `CHROMIUM_PATH is ${chosen}, where there is no file: set it to the program of a Chromium or Chrome, or unset it and one will be looked for.`,
    );
  }
  const own = await probes.playwrightPath();
  const places = [...(own ? [own] : []), ...onPath(probes), ...usualPlaces(probes)];
  return places.find((place) => probes.exists(place) && probes.runs(place));
}

/** @param {Probes} probes */
function onPath({ env, platform }) {
  // On Windows no browser puts itself on the PATH.
  if (platform === "win32") return [];
  const folders = (env.PATH ?? "").split(":").filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => `${folder}/${name}`));
}

/** @param {Probes} probes */
function usualPlaces({ env, platform }) {
  if (platform === "darwin") {
    return ["", env.HOME ?? ""].flatMap((home) =>
      ["Chromium", "Google Chrome", "Microsoft Edge"].map(
        (app) => `${home}/Applications/${app}.app/Contents/MacOS/${app}`,
      ),
    );
  }
  if (platform === "win32") {
    const folders = [env.ProgramFiles, env["ProgramFiles(x86)"], env.LOCALAPPDATA];
    return [
      "Chromium/Application/chrome.exe",
      "Google/Chrome/Application/chrome.exe",
      "Microsoft/Edge/Application/msedge.exe",
    ].flatMap((program) => folders.flatMap((folder) => (folder ? [join(folder, program)] : [])));
  }
  return ["/opt/google/chrome/chrome", "/snap/bin/chromium"];
}
