import { expect, it } from "vitest";
import { bombard } from "./testing/bombard";

const count = Number(process.env["FUZZ"] ?? 5_000);
const seed = Number(process.env["FUZZ_SEED"] ?? 1);

// More of them, and what they leave behind: FUZZ=100000 npx vitest run lib/simulator/fuzz
it(`answers ${count} requests that nobody would send as Twilio does`, async () => {
  const { problems, statuses, memory } = await bombard(count, seed);
  if (memory.end > 0) console.info({ statuses, memory });
  expect(problems).toEqual([]);
  // Not only refusals: each kind of answer came up.
  const seen = ["200", "201", "204", "400", "401", "404", "405"];
  expect(Object.keys(statuses)).toEqual(expect.arrayContaining(seen));
  // Nothing grows any more once all that is kept is full, and nothing but that is kept.
  expect(memory.end - memory.full).toBeLessThan(5);
  expect(memory.reset - memory.empty).toBeLessThan(5);
}, 1_200_000);
