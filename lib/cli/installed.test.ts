import { expect, test } from "vitest";
import { sameInstallation } from "./installed.mjs";

const linux = { platform: "linux", arch: "x64" };
const next = { version: "16.4.5", integrity: "sha512-a" };
const onLinux = { version: "1.0.0", integrity: "sha512-b", optional: true, os: ["linux"] };
const onMac = { version: "1.0.0", integrity: "sha512-c", optional: true, os: ["darwin"] };
const lock = {
  packages: {
    "": { version: "0.1.0" },
    "node_modules/next": next,
    "node_modules/swc-linux": onLinux,
    "node_modules/swc-darwin": onMac,
  },
};

test("knows an installation that was made by hand", () => {
  const packages = { "node_modules/next": next, "node_modules/swc-linux": onLinux };
  expect(sameInstallation(lock, { packages }, linux)).toBe(true);
});

test("misses a package that is not there", () => {
  expect(sameInstallation(lock, { packages: {} }, linux)).toBe(false);
});

test("sees another version, and another content of the same version", () => {
  const other = { "node_modules/next": { ...next, version: "16.4.4" } };
  expect(sameInstallation(lock, { packages: other }, linux)).toBe(false);
  const changed = { "node_modules/next": { ...next, integrity: "sha512-x" } };
  expect(sameInstallation(lock, { packages: changed }, linux)).toBe(false);
});

test("does not take a folder that another system installed", () => {
  const packages = { "node_modules/next": next, "node_modules/swc-darwin": onMac };
  expect(sameInstallation(lock, { packages }, linux)).toBe(false);
});

test("does not take a package that the lockfile no longer names", () => {
  const packages = { "node_modules/next": next, "node_modules/left-over": next };
  expect(sameInstallation(lock, { packages }, linux)).toBe(false);
});
