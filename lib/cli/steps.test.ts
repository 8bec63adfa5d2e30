import { expect, test } from "vitest";
import { runSteps } from "./steps.mjs";
import { Stop } from "./stop.mjs";

type Step = Parameters<typeof runSteps>[0][number];

const stops = () => Promise.reject(new Stop("The build failed."));
const breaks = () => Promise.reject(new TypeError("oops"));

const settle = () => new Promise((resolve) => setImmediate(resolve));

/** A run whose steps end when the test says so. */
function run(steps: (Pick<Step, "name"> & Partial<Step>)[]) {
  let printed = "";
  let time = 0;
  const ends = new Map<string, (ok: boolean) => void>();
  const begun: string[] = [];
  const whole = steps.map(
    ({ name, ...more }): Step => ({
      name,
      again: `npm run ${name}`,
      run: (write) => {
        begun.push(name);
        write(`${name} says this\n`);
        return new Promise((resolve) => ends.set(name, (ok) => resolve({ ok })));
      },
      ...more,
    }),
  );
  const io = { write: (text: string) => void (printed += text), now: () => time };
  const verdict = runSteps(whole, io);
  return {
    verdict,
    begun,
    printed: () => printed,
    end: async (name: string, { ok = true, after = 0 } = {}) => {
      await settle();
      time += after;
      ends.get(name)?.(ok);
      await settle();
    },
  };
}

test("runs side by side what does not build on another, and then what does", async () => {
  const { begun, end, verdict } = run([
    { name: "types" },
    { name: "lint", after: ["types"] },
    { name: "unit" },
    { name: "stories", after: ["lint", "unit"] },
  ]);
  await end("types");
  expect(begun).toEqual(["types", "unit", "lint"]);
  await end("lint");
  expect(begun).not.toContain("stories");
  await end("unit");
  expect(begun).toContain("stories");
  await end("stories");
  expect(await verdict).toMatchObject({ passed: true });
});

test("lets a step build on one that is listed behind it", async () => {
  const { begun, end, verdict } = run([{ name: "unit", after: ["build"] }, { name: "build" }]);
  await end("build");
  expect(begun).toEqual(["build", "unit"]);
  await end("unit");
  expect(await verdict).toMatchObject({ passed: true });
});

test("says how long each step took, and all of them together", async () => {
  const { end, printed, verdict } = run([{ name: "types" }, { name: "unit" }]);
  await end("types", { after: 1500 });
  await end("unit", { after: 30_000 });
  expect(await verdict).toMatchObject({
    seconds: 31.5,
    times: [
      { name: "types", seconds: 1.5, passed: true },
      { name: "unit", seconds: 31.5, passed: true },
    ],
  });
  expect(printed()).toMatch(/types +passed +1\.5 s\nunit +passed +31\.5 s/);
});

test("prints one step after the other, though they run at once", async () => {
  const { end, printed, verdict } = run([{ name: "types" }, { name: "unit" }]);
  await end("unit");
  expect(printed()).not.toContain("unit says this");
  await end("types");
  await verdict;
  expect(printed()).toContain("── types ──\ntypes says this\n\n── unit ──\nunit says this");
});

test("starts nothing after a failure, waits for what runs, and names how to run it alone", async () => {
  const { begun, end, printed, verdict } = run([
    { name: "types" },
    { name: "unit" },
    { name: "lint", after: ["types"] },
    { name: "stories", after: ["unit"] },
  ]);
  await end("types", { ok: false });
  await end("unit");
  expect(await verdict).toMatchObject({ passed: false });
  expect(begun).toEqual(["types", "unit"]);
  expect(printed()).toContain("types failed; to run it alone: npm run types");
  expect(printed()).not.toContain("stories");
});

test("collects the reports of the steps that ran tests", async () => {
  const report = { passed: 7, failed: 0, tests: [] };
  const { verdict } = run([{ name: "unit", run: async () => ({ ok: true, report }) }]);
  expect(await verdict).toMatchObject({ reports: [report] });
});

test("a step that stops with a sentence has failed, and the sentence is shown", async () => {
  const { printed, verdict } = run([{ name: "build", run: stops }]);
  expect(await verdict).toMatchObject({ passed: false });
  expect(printed()).toContain("The build failed.");
});

test("a step that builds on one that does not exist is a mistake of our own", async () => {
  await expect(run([{ name: "unit", after: ["biuld"] }]).verdict).rejects.toThrow("no step biuld");
});

test("a mistake of our own is not dressed up as a failed step", async () => {
  await expect(run([{ name: "unit", run: breaks }]).verdict).rejects.toThrow(TypeError);
});
