import { beforeEach, describe, expect, it } from "vitest";
import { FaultError } from "@/lib/model/fault";
import type { Control } from "@/lib/simulator/control";
import { demoSimulator } from "./demo";
import type { Environment } from "./env";
import { direct, readStage } from "./presenter";
import { boot } from "./testing/process";

/** Starts over, as a demo that plays by itself. */
function onStage() {
  boot();
  const environment: Environment = {
    mode: "demo",
    dataDir: ".data",
    streamsPerPerson: 8,
    port: 3000,
    logLevel: "silent",
  };
  Object.assign(globalThis, { [Symbol.for("bridgeboard.environment")]: environment });
  return demoSimulator().control;
}

function refusal(order: unknown) {
  try {
    direct(order);
  } catch (error) {
    if (error instanceof FaultError) return error.fault;
    throw error;
  }
  throw new Error("It was carried out.");
}

/** How people are odd. */
const quirksIn = ({ store }: ReturnType<Control["save"]>) =>
  store.rooms
    .flatMap(([, { rows }]) => rows.map(([{ quirk }]) => quirk))
    .filter((quirk) => quirk !== null)
    .toSorted((a, b) => a.localeCompare(b));

describe("in live mode", () => {
  beforeEach(() => void boot());

  it("there is no stage to read or to direct", async () => {
    await expect(readStage()).rejects.toMatchObject({ fault: { kind: "not-found" } });
    expect(refusal({ order: "reset" }).kind).toBe("not-found");
  });
});

describe("in demo mode", () => {
  it("tells what is playing and how fast", async () => {
    onStage();
    const { scenarios, clock } = await readStage();
    expect(scenarios.find(({ isPlaying }) => isPlaying)?.name).toBe("demo");
    expect(clock.speed).toBe(1);
  });

  it("plays another scenario on an empty stage, at the ordinary pace", async () => {
    onStage();
    direct({ order: "speed", speed: 10 });
    direct({ order: "play", scenario: "escalation" });
    const { scenarios, clock } = await readStage();
    expect(scenarios.filter(({ isPlaying }) => isPlaying).map(({ name }) => name)).toEqual([
      "escalation",
    ]);
    expect(clock.speed).toBe(1);
  });

  it("makes somebody pick up", () => {
    const control = onStage();
    const participants = [{ label: "Ana" }, { label: "Cleo", status: "ringing" as const }];
    const seeded = control.seedConference({ friendlyName: "Support", participants });
    const callSid = seeded.participants.find(({ label }) => label === "Cleo")?.callSid ?? "";
    direct({ order: "far-party", callSid, deed: "answer" });
    expect(refusal({ order: "far-party", callSid, deed: "busy" })).toMatchObject({
      kind: "invalid",
      message: expect.stringContaining(callSid),
    });
  });

  it("lifts what a storm has brought along, too", () => {
    const control = onStage();
    direct({ order: "play", scenario: "storm" });
    direct({ order: "fault", fault: "reads-down" });
    direct({ order: "skip", seconds: 60 });
    const troubled = control.save();
    expect(troubled.faults.length * troubled.callbackFaults.length).toBeGreaterThan(0);
    expect(quirksIn(troubled)).toEqual(["ghost", "mute-does-not-take", "unlisted"]);
    direct({ order: "lift-faults" });
    const calm = control.save();
    expect([calm.faults, calm.callbackFaults, quirksIn(calm)]).toEqual([[], [], []]);
  });

  it.each([
    ["an unknown scenario", { order: "play", scenario: "opera" }],
    ["an unknown order", { order: "burn" }],
    ["a foreign field", { order: "reset", now: true }],
    ["time that runs backwards", { order: "speed", speed: -1 }],
    ["nothing at all", undefined],
  ])("refuses %s", (_, order) => {
    onStage();
    expect(refusal(order).kind).toBe("invalid");
  });
});
