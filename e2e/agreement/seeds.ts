import { randomInt } from "node:crypto";

const { AGREEMENT_SEED, AGREEMENT_SEEDS, AGREEMENT_ACTS } = process.env;

/** What every run tries, so that a change that breaks them is seen at once. */
const fixed = [5, 20261120];

const chance = () => readNumber("AGREEMENT_SEED", AGREEMENT_SEED) ?? randomInt(2 ** 32);

/** How many more are to be tried than every run tries; then they need not share their boards. */
export const many = readNumber("AGREEMENT_SEEDS", AGREEMENT_SEEDS);

/** How much happens with each seed. */
export const acts = readNumber("AGREEMENT_ACTS", AGREEMENT_ACTS) ?? 50;

/** The seeds to try, each by a name that does not change from run to run. */
export const seeds: { name: string; seed: () => number }[] =
  many === undefined
    ? [
        { name: "the seed of this run", seed: chance },
        ...fixed.map((seed) => ({ name: `seed ${seed}`, seed: () => seed })),
      ]
    : Array.from({ length: many }, (_, index) => ({
        name: `seed ${index + 1} of ${many}`,
        seed: () => randomInt(2 ** 32),
      }));

function readNumber(name: string, text: string | undefined): number | undefined {
  if (!text) return undefined;
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0 && number < 2 ** 32) return number;
  throw new Error(`${name} must be a whole number from 0 to ${2 ** 32 - 1}, not "${text}".`);
}
