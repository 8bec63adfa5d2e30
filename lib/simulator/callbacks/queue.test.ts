import { describe, expect, it } from "vitest";
import type { CallbackFaultRule } from "../control/callback-control";
import { BACK, setUpReceiver } from "../testing/receiver";

const asked = {
  conferenceStatusCallback: BACK,
  conferenceStatusCallbackEvent: ["start", "end", "join", "leave"],
};

/** Somebody joins, somebody else joins, it starts: three callbacks, with this misfortune ordered. */
async function started(rule?: CallbackFaultRule) {
  const world = setUpReceiver();
  if (rule) world.control.callbacks.fault(rule);
  await world.dial("Lobby", asked);
  await world.dial("Lobby");
  return world;
}

describe("the queue of callbacks", () => {
  it("can be held, and stepped one by one", async () => {
    const { control, dial, events, pass } = setUpReceiver();
    control.callbacks.hold();
    await dial("Lobby", asked);
    await dial("Lobby");
    await pass(5);
    expect(events()).toEqual([]);
    expect(await control.callbacks.step()).toMatchObject({
      event: "participant-join",
      state: "delivered",
    });
    expect(events()).toEqual(["participant-join"]);
    control.callbacks.release();
    await control.callbacks.settled();
    expect(events()).toEqual(["participant-join", "participant-join", "conference-start"]);
    expect(await control.callbacks.step()).toBeNull();
  });

  it("keeps one conference's callbacks in sequence, however slow the server is", async () => {
    const { dial, events, clock, answers, control } = setUpReceiver();
    const waiting: (() => void)[] = [];
    answers(() => new Promise((resolve) => waiting.push(() => resolve(new Response()))));
    await dial("Lobby", asked);
    await dial("Lobby");
    clock.advance(1_000);
    await new Promise(setImmediate);
    expect(events()).toEqual(["participant-join"]);
    answers(() => new Response());
    waiting[0]?.();
    await control.callbacks.settled();
    expect(events()).toHaveLength(3);
  });

  it("forgets what waits on reset", async () => {
    const { control, dial, pass, received } = setUpReceiver();
    control.callbacks.hold();
    await dial("Lobby", asked);
    control.reset();
    await pass(5);
    expect(control.callbacks.list()).toEqual([]);
    expect(received).toEqual([]);
  });
});

/** What became of twenty callbacks of which half are to be lost. */
const lost = async (seed: number) => {
  const { control, dial, pass } = setUpReceiver({ seed });
  const { id } = control.callbacks.fault({ kind: "lost", url: "example.com", rate: 0.5 });
  for (let count = 0; count < 20; count++) await dial("Lobby", asked);
  control.callbacks.clearFaults(id);
  await dial("Lobby");
  await pass(1);
  return control.callbacks.list().map(({ state }) => state);
};

describe("a callback's misfortune", () => {
  it("loses it", async () => {
    const { control, events, pass } = await started({ kind: "lost", event: "participant-join" });
    await pass(1);
    expect(events()).toEqual(["participant-join", "conference-start"]);
    expect(control.callbacks.list()[0]).toMatchObject({ state: "lost", attempts: [] });
  });

  it("sends it twice with the same token", async () => {
    const { received, pass } = await started({ kind: "doubled" });
    await pass(1);
    const numbers = received.map(({ form }) => form["SequenceNumber"]);
    expect(numbers).toEqual(["1", "1", "2", "3"]);
    const [first, again] = received.map((one) => one.headers.get("I-Twilio-Idempotency-Token"));
    expect(first).toBe(again);
  });

  it("delays it", async () => {
    const { events, pass } = await started({ kind: "delayed", ms: 3_000, count: 1 });
    await pass(1);
    expect(events()).toEqual(["participant-join", "conference-start"]);
    await pass(3);
    expect(events()).toHaveLength(3);
  });

  it("lets the next one overtake it, or goes out in the end", async () => {
    const { received, pass, control, dial } = await started({ kind: "reordered" });
    await pass(1);
    const numbers = () => received.map(({ form }) => form["SequenceNumber"]);
    expect(numbers()).toEqual(["2", "1", "3"]);
    control.callbacks.fault({ kind: "reordered" });
    await dial("Lobby");
    await pass(1);
    expect(numbers()).toHaveLength(3);
    await pass(5);
    expect(numbers()).toEqual(["2", "1", "3", "4"]);
  });

  it("hits by chance, the same for the same seed, until it is lifted", async () => {
    const states = await lost(5);
    expect(states).toEqual(await lost(5));
    expect(states).not.toEqual(await lost(6));
    expect(states.filter((state) => state === "lost").length).toBeGreaterThan(3);
    expect(states.at(-1)).toBe("delivered");
  });
});
