import { expect, test } from "vitest";
import { run } from "./run.mjs";

const node = (script: string) => ["-e", script];

test("gives the exit code of what it ran", async () => {
  expect(await run(process.execPath, node("process.exit(3)"))).toBe(3);
  expect(await run(process.execPath, node(""))).toBe(0);
});

test("gives 127 for a command that is not there, as a shell does", async () => {
  expect(await run("bridgeboard-has-no-such-command", [])).toBe(127);
});

test("ends what takes longer than it may", async () => {
  const forever = node("setInterval(() => {}, 1000)");
  expect(await run(process.execPath, forever, { timeoutMs: 100 })).toBe(124);
});

test("runs with the environment it is given", async () => {
  const env = { ...process.env, BRIDGEBOARD_MODE: "demo" };
  const script = node("process.exit(process.env.BRIDGEBOARD_MODE === 'demo' ? 0 : 1)");
  expect(await run(process.execPath, script, { env })).toBe(0);
});
