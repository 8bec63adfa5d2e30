import { randomInt } from "node:crypto";

const { AGREEMENT_SEED } = process.env;

/** What every run tries, so that a change that breaks them is seen at once. */
const fixed = [5, 20261120];

/** The seeds to try, each by a name that does not change: that of this run, and the fixed ones. */
export const seeds: { name: string; seed: () => number }[] = [
  { name: "the seed of this run", seed: () => readSeed(AGREEMENT_SEED) ?? randomInt(2 ** 32) },
  ...fixed.map((seed) => ({ name: `seed ${seed}`, seed: () => seed })),
];

function readSeed(text: string | undefined): number | undefined {
  if (!text) return undefined;
  const seed = Number(text);
  if (Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32) return seed;
  throw new Error(`AGREEMENT_SEED must be a whole number from 0 to ${2 ** 32 - 1}, not "${text}".`);
}
