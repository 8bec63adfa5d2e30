/**
 * @typedef {object} Machine
 * @property {NodeJS.Platform} platform
 * @property {boolean} isRoot
 * @property {boolean} mayBecomeRoot sudo asks for no password
 * @property {(name: string) => boolean} has whether there is such a command
 */

/** By package manager, what installs the distribution's Chromium: first the one without windows. */
const recipes = [
  {
    manager: "apt-get",
    steps: [
      ["update"],
      ["install", "-y", "--no-install-recommends", "chromium-headless-shell", "fonts-liberation"],
      ["install", "-y", "chromium"],
    ],
  },
  { manager: "dnf", steps: [["install", "-y", "chromium"]] },
  { manager: "apk", steps: [["add", "chromium"]] },
];

/**
 * The commands that install the distribution's Chromium, where that is allowed without asking: one after
 * the other, until there is a browser.
 * @param {Machine} machine
 * @returns {string[][]} each command with its arguments; empty when there is no way
 */
export function distributionCommands({ platform, isRoot, mayBecomeRoot, has }) {
  if (platform !== "linux" || !(isRoot || mayBecomeRoot)) return [];
  const recipe = recipes.find(({ manager }) => has(manager));
  if (!recipe) return [];
  const prefix = [...(isRoot ? [] : ["sudo", "-n"]), "env", "DEBIAN_FRONTEND=noninteractive"];
  return recipe.steps.map((step) => prefix.concat(recipe.manager, step));
}
