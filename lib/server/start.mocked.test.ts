import { afterEach, describe, expect, it, vi } from "vitest";
import { database, openDatabase } from "./database/database";
import { DatabaseUnavailableError } from "./database/failure";
import { demoSimulator } from "./demo";
import { start } from "./start";
import { closeOnSignals } from "./start-closing";
import { withDatabase } from "./testing/databases";
import { boot } from "./testing/process";
import { twilio } from "./twilio";

vi.mock("./database/database", { spy: true });
vi.mock("./start-closing", () => ({ closeOnSignals: vi.fn<() => void>() }));

const mine = withDatabase();

/** Ends what was started, as a signal would. */
async function endAll(): Promise<void> {
  const closing = vi.mocked(closeOnSignals).mock.calls.splice(0);
  for (const [close] of closing) await close();
}

afterEach(async () => {
  // The database is that of all tests here.
  vi.spyOn(mine(), "close").mockResolvedValue();
  await endAll();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** A process that starts with this environment and nothing else of ours. */
async function startWith(environment: Record<string, string>) {
  const { logged } = boot();
  const store = globalThis as { [key: symbol]: unknown };
  for (const name of ["environment", "gateway"]) delete store[Symbol.for(`bridgeboard.${name}`)];
  for (const name of Object.keys(process.env)) {
    if (
      /^(TWILIO|BRIDGEBOARD|OIDC|RETENTION|DATABASE|AUTH)_|^TRUSTED_PROXIES$|^PORT$|^PUBLIC_URL$/.test(
        name,
      )
    )
      vi.stubEnv(name, undefined);
  }
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const printed = vi.spyOn(console, "error").mockReturnValue();
  const exit = vi.spyOn(process, "exit").mockReturnValue(undefined as never);
  const link = vi.spyOn(console, "log").mockReturnValue();
  await start();
  return { logged, printed, exit, link };
}

const account = { TWILIO_ACCOUNT_SID: `AC${"1".repeat(32)}`, TWILIO_AUTH_TOKEN: "t0k3n" };

describe("the process", () => {
  it("ends with one sentence when the environment is wrong", async () => {
    const { printed, exit } = await startWith({ TWILIO_ACCOUNT_SID: "wrong" });
    expect(exit).toHaveBeenCalledWith(1);
    expect(printed.mock.calls).toEqual([
      [expect.stringMatching(/^TWILIO_ACCOUNT_SID is malformed/)],
    ]);
  });

  it("plays the demo against the simulator in itself", async () => {
    const { exit, logged } = await startWith({ BRIDGEBOARD_MODE: "demo" });
    expect(exit).not.toHaveBeenCalled();
    expect(JSON.parse(logged())).toMatchObject({ mode: "demo", msg: "started" });
    expect((await twilio().conferences.live()).length).toBeGreaterThan(3);
    expect(demoSimulator().control.requests()).toHaveLength(2);
    demoSimulator().close();
  });

  it("ends with one sentence when there is no database", async () => {
    const message = "The Postgres server that DATABASE_URL names has not answered for 30 seconds.";
    vi.mocked(openDatabase).mockRejectedValueOnce(new DatabaseUnavailableError(message));
    const { printed, exit } = await startWith(account);
    expect(exit).toHaveBeenCalledWith(1);
    expect(printed.mock.calls).toEqual([[message]]);
  });

  it("closes its database when it is told to stop", async () => {
    await startWith({ BRIDGEBOARD_MODE: "demo" });
    expect(closeOnSignals).toHaveBeenCalledOnce();
    const ends = vi.spyOn(mine(), "close").mockResolvedValue();
    await endAll();
    expect(ends).toHaveBeenCalledOnce();
    expect(database).toThrow("The database is not open");
  });

  it("asks nobody for anything at a live start", async () => {
    const { exit, logged } = await startWith(account);
    expect(exit).not.toHaveBeenCalled();
    expect(logged()).toContain('"mode":"live"');
    expect(logged()).not.toContain("t0k3n");
  });
});
