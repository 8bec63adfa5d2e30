import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * One hash over the names and contents of files, the same on every machine and in any order.
 * @param {string} folder the paths are relative to it
 * @param {string[]} paths files, or folders with all that is in them; one that is absent counts as absent
 * @param {(path: string) => boolean} [counts] whether a file counts, by its path with forward slashes
 */
export function hashOf(folder, paths, counts = () => true) {
  const hash = createHash("sha256");
  const files = paths.flatMap((path) => filesUnder(folder, path)).filter((path) => counts(path));
  for (const path of files.toSorted()) {
    const content = readFileSync(join(folder, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

/** @param {string} folder @param {string} path @returns {string[]} */
function filesUnder(folder, path) {
  const found = statSync(join(folder, path), { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return [path];
  return readdirSync(join(folder, path))
    .filter((name) => !name.startsWith("."))
    .flatMap((name) => filesUnder(folder, `${path}/${name}`));
}

/** What a stamp says, or nothing when there is none. @param {string} file */
export function readStamp(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/** @param {string} file @param {string} value */
export function writeStamp(file, value) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, value);
}

/** @param {string} file */
export function removeStamp(file) {
  rmSync(file, { force: true });
}
