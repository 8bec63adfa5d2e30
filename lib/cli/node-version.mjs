import { readFileSync } from "node:fs";
import { inProject } from "./root.mjs";

/**
 * Says what to do when this Node.js is older than package.json's `engines.node` asks for.
 * @param {string} current such as "20.9.0"
 * @param {string} [engines] such as ">=20.9"
 * @returns {string | undefined} one sentence, or nothing when the version will do
 */
export function nodeVersionProblem(current, engines = enginesInPackage()) {
  const wanted = engines.replace(/[^\d.]/g, "");
  if (compare(current, wanted) >= 0) return undefined;
  return `Bridgeboard needs Node.js ${wanted} or newer and this is ${current}: install a newer one from https://nodejs.org and run this again.`;
}

function enginesInPackage() {
  /** @type {{ engines: { node: string } }} */
  const manifest = JSON.parse(readFileSync(inProject("package.json"), "utf8"));
  return manifest.engines.node;
}

/** @param {string} left @param {string} right */
function compare(left, right) {
  const [a, b] = [left, right].map((version) => version.split(".").map(Number));
  for (const place of [0, 1, 2]) {
    const difference = (a?.[place] ?? 0) - (b?.[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
