import { expect, test } from "vitest";
import { runSteps } from "./steps.mjs";
import { Stop } from "./stop.mjs";

const stops = () => Promise.reject(new Stop("The build failed."));
const breaks = () => Promise.reject(new TypeError("oops"));

function story() {
  const lines: string[] = [];
  let time = 0;
  const io = { print: (line: string) => lines.push(line), now: () => time };
  const step = (name: string, ms: number, outcome: { ok: boolean; counts?: Counts }) => ({
    name,
    again: `npm run ${name}`,
    run: async () => {
      time += ms;
      return outcome;
    },
  });
  return { io, step, text: () => lines.join("\n") };
}

interface Counts {
  passed: number;
  failed: number;
}

test("runs all steps, adds up their tests and says how long each took", async () => {
  const { io, step, text } = story();
  const verdict = await runSteps(
    [
      step("types", 1500, { ok: true }),
      step("unit", 2000, { ok: true, counts: { passed: 7, failed: 0 } }),
      step("e2e", 30_000, { ok: true, counts: { passed: 3, failed: 0 } }),
    ],
    io,
  );
  expect(verdict).toEqual({ passed: true, counts: { passed: 10, failed: 0 } });
  expect(text()).toMatch(/types +passed +1\.5 s/);
  expect(text()).toMatch(/e2e +passed +30\.0 s/);
});

test("stops at the first failure, names it and how to run it alone", async () => {
  const { io, step, text } = story();
  const verdict = await runSteps(
    [
      step("unit", 10, { ok: false, counts: { passed: 4, failed: 2 } }),
      step("e2e", 10, { ok: true, counts: { passed: 3, failed: 0 } }),
    ],
    io,
  );
  expect(verdict).toEqual({ passed: false, counts: { passed: 4, failed: 2 } });
  expect(text()).toContain("Stopped at unit; to run it alone: npm run unit");
  expect(text()).not.toContain("e2e");
});

test("a step that stops with a sentence has failed, and the sentence is shown", async () => {
  const { io, text } = story();
  const verdict = await runSteps([{ name: "build", again: "npm run build", run: stops }], io);
  expect(verdict.passed).toBe(false);
  expect(text()).toContain("The build failed.");
});

test("a mistake of our own is not dressed up as a failed step", async () => {
  const { io } = story();
  await expect(runSteps([{ name: "unit", again: "", run: breaks }], io)).rejects.toThrow(TypeError);
});
