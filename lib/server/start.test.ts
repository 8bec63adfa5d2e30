import { afterEach, describe, expect, it, vi } from "vitest";
import { demoSimulator } from "./demo";
import { start } from "./start";
import { boot } from "./testing/process";
import { twilio } from "./twilio";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** A process that starts with this environment and nothing else of ours. */
function startWith(environment: Record<string, string>) {
  const { logged } = boot();
  const store = globalThis as { [key: symbol]: unknown };
  for (const name of ["environment", "gateway"]) delete store[Symbol.for(`bridgeboard.${name}`)];
  for (const name of Object.keys(process.env)) {
    if (/^(TWILIO|BRIDGEBOARD)_|^PORT$|^PUBLIC_URL$/.test(name)) vi.stubEnv(name, undefined);
  }
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const printed = vi.spyOn(console, "error").mockReturnValue();
  const exit = vi.spyOn(process, "exit").mockReturnValue(undefined as never);
  start();
  return { logged, printed, exit };
}

describe("the process", () => {
  it("ends with one sentence when the environment is wrong", () => {
    const { printed, exit } = startWith({ TWILIO_ACCOUNT_SID: "wrong" });
    expect(exit).toHaveBeenCalledWith(1);
    expect(printed.mock.calls).toEqual([
      [expect.stringMatching(/^TWILIO_ACCOUNT_SID is malformed/)],
    ]);
  });

  it("plays the demo against the simulator in itself", async () => {
    const { exit, logged } = startWith({ BRIDGEBOARD_MODE: "demo" });
    expect(exit).not.toHaveBeenCalled();
    expect(JSON.parse(logged())).toMatchObject({ mode: "demo", msg: "started" });
    const { conferences } = await twilio().conferences.page();
    expect(conferences.length).toBeGreaterThan(3);
    expect(demoSimulator().control.requests()).toHaveLength(1);
    demoSimulator().close();
  });

  it("asks nobody for anything at a live start", () => {
    const accountSid = `AC${"1".repeat(32)}`;
    const { exit, logged } = startWith({
      TWILIO_ACCOUNT_SID: accountSid,
      TWILIO_AUTH_TOKEN: "t0k3n",
    });
    expect(exit).not.toHaveBeenCalled();
    expect(logged()).toContain('"mode":"live"');
    expect(logged()).not.toContain("t0k3n");
  });
});
