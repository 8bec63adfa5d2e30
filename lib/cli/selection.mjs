import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";
import { Stop } from "./stop.mjs";

/**
 * @typedef {object} Selection which tests to run
 * @property {string[]} unit the files for Vitest
 * @property {string[]} stories the files for Playwright
 * @property {string} [title] only tests with this in their titles
 */

const rooms = ["app", "components", "lib", "e2e"];

/**
 * Finds the tests that somebody means: the files that have all of these words in their paths; where
 * there are none, the tests that have the words in their titles, as they stand.
 * @param {string[]} words
 * @param {{ files: string[], read: (file: string) => string }} [project]
 * @returns {Selection}
 * @throws {Stop} where there are no such tests
 */
export function selectTests(words, { files, read } = projectTests()) {
  const title = words.join(" ");
  const sought = words.map((word) => word.toLowerCase());
  const named = files.filter((file) => sought.every((word) => file.toLowerCase().includes(word)));
  if (named.length > 0) return sorted(named);
  const telling = files.filter((file) => read(file).includes(title));
  if (telling.length > 0) return { ...sorted(telling), title };
  throw new Stop(
    `No test has “${title}” in its file's path or in its title: give words of a path, such as \`npm test -- dial refused\`, or a part of a title as it stands.`,
  );
}

/** @param {string} file */
const isStory = (file) => file.startsWith("e2e/");

/** @param {string[]} files @returns {Selection} */
function sorted(files) {
  return { unit: files.filter((file) => !isStory(file)), stories: files.filter(isStory) };
}

function projectTests() {
  const files = rooms.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: "utf8" })
      .map((file) => `${room}/${file.replaceAll("\\", "/")}`)
      .filter((file) => /\.(test|spec)\.tsx?$/.test(file)),
  );
  return { files, read: (/** @type {string} */ file) => readFileSync(join(root, file), "utf8") };
}
