import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createRandom } from "@/lib/simulator/random";
import { database } from "./database/database";
import { startRecord } from "./record/start";
import { closeOnSignals } from "./start-closing";
import { startChild } from "./testing/children";
import { commandOf } from "./testing/commands";
import { withDatabase } from "./testing/databases";
import { makeDataFolder } from "./testing/embedded-folder";
import { boot } from "./testing/process";
import { serveTwilio } from "./testing/twilio-server";
import { deferred } from "./testing/waiting";

let data: Awaited<ReturnType<typeof makeDataFolder>>;
let twilio: Awaited<ReturnType<typeof serveTwilio>>;

/** A server on an embedded database, which is open. */
async function board() {
  const started = await startChild("board", [], { ...twilio.env, DATA_DIR: data.folder });
  expect(await started.line()).toBe("loaded");
  started.say("open");
  expect(await started.line()).toBe("open");
  return started;
}

describe("a server that is told to stop", () => {
  beforeEach(async () => {
    data = await makeDataFolder();
    twilio = await serveTwilio(createRandom(1, "closing"));
  }, 30_000);
  afterEach(async () => {
    await twilio.close();
    await data.remove();
  });

  it("closes its database, lets go of the folder and is gone, long before it is killed", async () => {
    const server = await board();
    expect(await readdir(join(data.folder, "live"))).toContain("lock");
    const began = Date.now();
    await server.kill("SIGTERM");
    // Docker kills after ten seconds, and Kubernetes after thirty.
    expect(Date.now() - began).toBeLessThan(10_000);
    expect(server.process.exitCode).toBe(143);
    expect(await readdir(join(data.folder, "live"))).toEqual(["postgres"]);
  }, 30_000);

  it("waits for what is under way, and has its outcome", async () => {
    const { conferenceSid } = twilio.control.seedConference({
      friendlyName: "Support",
      participants: [{ label: "Ana" }],
    });
    const server = await board();
    const press = { operation: "updateConference", options: { status: "completed" } };
    const { id } = commandOf();
    server.say(JSON.stringify({ id, target: { conferenceSid }, ...press }));
    expect(await server.line()).toBe(`taken ${id}`);
    await server.kill("SIGTERM");

    const next = await board();
    next.say("check");
    expect(JSON.parse(await next.line())).toEqual([
      { key: `command:${id}`, outcome: null },
      { key: `receipt:${id}`, outcome: "done" },
    ]);
    await next.kill("SIGTERM");
  }, 60_000);
});

describe("whoever else listens for the end of the process", () => {
  const signals = ["SIGTERM", "SIGINT"] as const;
  const before = signals.map((signal) => process.listeners(signal));
  // The limit would end the tests themselves.
  beforeEach(() => vi.useFakeTimers({ toFake: ["setTimeout"] }));
  afterEach(() => {
    vi.useRealTimers();
    for (const [index, signal] of signals.entries()) {
      process.removeAllListeners(signal);
      for (const listener of before[index] ?? []) process.on(signal, listener);
    }
  });

  it("hears of it once, when the database is closed", async () => {
    for (const signal of signals) process.removeAllListeners(signal);
    const next = vi.fn<(signal: string) => void>();
    for (const signal of signals) process.on(signal, next);
    const closed = deferred();
    const close = vi.fn<() => Promise<void>>(() => closed.promise);
    closeOnSignals(close);

    process.emit("SIGINT", "SIGINT");
    process.emit("SIGTERM", "SIGTERM");
    expect(close).toHaveBeenCalledTimes(1);
    expect(next).not.toHaveBeenCalled();
    closed.resolve();
    await vi.waitFor(() => expect(next).toHaveBeenCalledWith("SIGINT"));
    expect(next).toHaveBeenCalledTimes(1);
  });

  it("cannot keep it from ending before long", () => {
    for (const signal of signals) process.removeAllListeners(signal);
    const exit = vi.spyOn(process, "exit").mockReturnValue(undefined as never);
    closeOnSignals(() => new Promise(() => undefined));
    process.emit("SIGTERM", "SIGTERM");
    vi.advanceTimersByTime(2799);
    expect(exit).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(exit).toHaveBeenCalledWith(143);
    vi.restoreAllMocks();
  });

  it("does not matter to somebody who asks a second time, a while later", () => {
    for (const signal of signals) process.removeAllListeners(signal);
    const exit = vi.spyOn(process, "exit").mockReturnValue(undefined as never);
    const now = vi.spyOn(performance, "now").mockReturnValue(5000);
    closeOnSignals(() => new Promise(() => undefined));
    process.emit("SIGINT", "SIGINT");
    now.mockReturnValue(6000);
    process.emit("SIGINT", "SIGINT");
    expect(exit).not.toHaveBeenCalled();
    now.mockReturnValue(6001);
    process.emit("SIGTERM", "SIGTERM");
    expect(exit).toHaveBeenCalledWith(143);
    vi.restoreAllMocks();
  });
});

describe("a database that does not close", () => {
  withDatabase();

  it("is not waited for, and the log says so", async () => {
    const { logged } = boot();
    vi.spyOn(database(), "close").mockReturnValue(new Promise(() => undefined));
    const end = await startRecord(undefined, { settle: 0, close: 20 });
    await end();
    expect(logged()).toContain("the database is not closed yet");
    vi.restoreAllMocks();
  });
});
