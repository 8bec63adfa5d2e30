import { beforeAll, describe, expect, it } from "vitest";
import { bombard } from "./testing/bombard";

const count = Number(process.env["FUZZ"] ?? 7_500);
const seed = Number(process.env["FUZZ_SEED"] ?? 1);

// All 100,000, and whether memory grows meanwhile, are a part of: npm run bench -- simulator
describe(`${count} requests that nobody would send`, () => {
  let bombed: Awaited<ReturnType<typeof bombard>>;
  beforeAll(async () => {
    bombed = await bombard(count, seed);
  }, 1_200_000);

  it("are answered as Twilio does", () => {
    expect(bombed.problems).toEqual([]);
    // Not only refusals: each kind of answer came up.
    const seen = ["200", "201", "204", "400", "401", "404", "405"];
    expect(Object.keys(bombed.statuses)).toEqual(expect.arrayContaining(seen));
  });

  it("leave nothing behind once everything is forgotten", () => {
    const { empty, emptied } = bombed.memory;
    // In megabytes: half a kilobyte of each request would show.
    expect(emptied - empty).toBeLessThan(2.5);
  });
});
