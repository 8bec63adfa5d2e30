import { readFileSync } from "node:fs";
import { sameInstallation } from "./installed.mjs";
import { npm } from "./npm.mjs";
import { inProject, root } from "./root.mjs";
import { hashOf, readStamp, removeStamp, writeStamp } from "./stamp.mjs";
import { Stop } from "./stop.mjs";

const stamp = inProject("node_modules", ".bridgeboard-install");

/**
 * Installs the dependencies that package-lock.json names, unless they are there already.
 * @throws {Stop} when npm cannot; no stamp is left behind then
 */
export async function install() {
  const wanted = installHash();
  if (readStamp(stamp) === wanted) return;
  removeStamp(stamp);
  if (!installedByHand()) {
    process.stdout.write("Installing the dependencies (once; it takes a minute or two) …\n");
    // A NODE_ENV of "production" would leave out what the build needs.
    const code = await npm(["ci", "--include=dev"]);
    if (code !== 0) {
      throw new Stop(
        "npm could not install the dependencies; its own message is above. Most often the package registry cannot be reached: check the network and `npm config get registry`, then run this again.",
      );
    }
  }
  writeStamp(stamp, wanted);
}

/** Packages hold binaries of one platform: a folder shared with a container is not installed there. */
function installHash() {
  return `${hashOf(root, ["package-lock.json"])} ${process.platform}-${process.arch}`;
}

/** Whether `npm ci` or `npm install` was run by hand; then, offline, `npm ci` would only destroy. */
function installedByHand() {
  try {
    const lock = readFileSync(inProject("package-lock.json"), "utf8");
    const installed = readFileSync(inProject("node_modules", ".package-lock.json"), "utf8");
    return sameInstallation(JSON.parse(lock), JSON.parse(installed), process);
  } catch {
    return false;
  }
}
