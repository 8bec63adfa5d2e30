import { eq } from "drizzle-orm";
import { expect, it, vi } from "vitest";
import { refusalsLogged } from "./callbacks/testing/refusals-logged";
import { orm } from "./database/database";
import { events } from "./database/record";
import { demoSimulator } from "./demo";
import type { Environment } from "./env";
import { direct } from "./presenter";
import { describeOnEach } from "./testing/databases";
import { boot } from "./testing/process";
import { twilio } from "./twilio";

function startDemo() {
  const { logged } = boot();
  const environment: Environment = {
    mode: "demo",
    dataDir: ".data",
    streamsPerPerson: 8,
    port: 3000,
    logLevel: "silent",
  };
  const store = globalThis as { [key: symbol]: unknown };
  store[Symbol.for("bridgeboard.environment")] = environment;
  // The demo has its own.
  delete store[Symbol.for("bridgeboard.gateway")];
  return { ...demoSimulator(), logged };
}

const told = async (conferenceSid: string) =>
  (await orm().select().from(events).where(eq(events.conferenceSid, conferenceSid))).map(
    ({ payload }) => ("event" in payload ? payload.event : null),
  );

const sidOf = async (friendlyName: string) => {
  const [newest] = await twilio().conferences.live({ friendlyName });
  return newest?.sid ?? "";
};

describeOnEach("the demo", () => {
  it("calls its own board back, and nobody else", async () => {
    const network = vi.spyOn(globalThis, "fetch");
    const { control, logged } = startDemo();
    const to = "+15005550011";
    const own = { statusCallback: "https://example.com/mine" };
    const dial = { to, from: "+15005550006", label: "Ben", ...own };
    const { conferenceSid } = await twilio().participants.create("Lobby", {
      ...dial,
      conferenceStatusCallback: "http://demo.invalid/api/twilio/callbacks/conference",
      conferenceStatusCallbackEvent: ["join", "mute"],
    });
    control.setClock({ advanceMs: 5000 });
    await control.callbacks.settled();
    expect(await told(conferenceSid)).toContain("participant-join");
    expect(control.callbacks.list({ url: "demo.invalid" }).map(({ state }) => state)).not.toContain(
      "failed",
    );
    expect(control.callbacks.list({ url: "example.com" })).toMatchObject([]);
    expect(refusalsLogged(logged())).toEqual({});
    expect(network).not.toHaveBeenCalled();
    demoSimulator().close();
  });

  it("goes on calling back after the presenter has started anew", async () => {
    const { control } = startDemo();
    direct({ order: "reset" });
    control.setClock({ advanceMs: 1000 });
    await control.callbacks.settled();
    expect(await told(await sidOf("All-hands town hall"))).toContain("conference-start");
    direct({ order: "play", scenario: "escalation" });
    control.setClock({ advanceMs: 60_000 });
    await control.callbacks.settled();
    const sources = new Set(control.callbacks.list().map(({ url }) => url.split("/").at(-1)));
    expect([...sources]).toEqual(expect.arrayContaining(["conference", "call"]));
    expect(control.callbacks.list().filter(({ state }) => state === "failed")).toEqual([]);
    demoSimulator().close();
  });
});
