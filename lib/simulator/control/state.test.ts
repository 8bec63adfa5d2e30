import { describe, expect, it } from "vitest";
import { scenarioNames } from "../scenarios/names";
import { RINGS } from "../testing/numbers";
import { BACK, setUpReceiver } from "../testing/receiver";
import { allConferences } from "../testing/room";

type World = ReturnType<typeof setUpReceiver>;

/** A simulator in the middle of things: ringing, talking, recorded, waiting to be cut, half through its TwiML. */
async function busy(): Promise<World> {
  const world = setUpReceiver({ seed: 4 });
  const back = { conferenceStatusCallback: BACK, conferenceStatusCallbackEvent: ["join", "leave"] };
  await world.dial("Lobby", { ...back, label: "agent", timeLimit: 60 });
  await world.dial("Lobby", { to: RINGS, label: "rings" });
  await world.dial("Lobby", { to: "+15005550016", label: "hangs up" });
  const left = await world.dial("Lobby", { label: "left" });
  await world.client.conferences(left.conferenceSid).participants("left").remove();
  const says =
    "<Response><Pause length='20'/><Dial><Conference>Lobby</Conference></Dial></Response>";
  await world.client.calls.create({ from: "+14155550100", to: "+12125550188", twiml: says });
  await world.pass(5);
  const recorded = { conferenceRecord: "true", conferenceRecordingStatusCallback: BACK };
  const { conferenceSid } = await world.dial("Recorded", recorded);
  await world.dial("Recorded");
  await world.pass(2);
  await world.client.conferences(conferenceSid).update({ status: "completed" });
  await world.dial("Lobby", { to: "+15005550017", machineDetection: "Enable", label: "machine" });
  await world.dial("Lobby", { to: "+12125550177", label: "about to answer" });
  return world;
}

/** What one who knows nothing of the past sees in the next minute and a half. */
async function future(world: World): Promise<unknown> {
  const { client, dial, pass, received, control } = world;
  received.length = 0;
  const seen: unknown[] = [];
  for (let round = 0; round < 9; round++) {
    const newcomer = await dial("Lobby", { to: "+12125550166", label: `newcomer ${round}` });
    await pass(10);
    const { conferenceSid } = newcomer;
    const people = await client.conferences(conferenceSid).participants.list();
    seen.push(people, await client.calls.list(), await allConferences(client));
    seen.push(control.hears(conferenceSid));
  }
  return JSON.parse(JSON.stringify([seen, received.map(({ form }) => form)], without));
}

/** The SDK's resources know their client, and the logs of their client. */
const without = (key: string, value: unknown) => (key.startsWith("_") ? undefined : value);

/** How the calls end that are under way, and what is told of it. */
const rest = async ({ pass, received, client, control }: World) => {
  received.length = 0;
  await pass(100);
  control.clearFaults();
  const calls = (await client.calls.list()).map(({ sid, status, endTime }) => ({
    sid,
    status,
    endTime,
  }));
  return { calls, told: received.map(({ form }) => form) };
};

/** What comes of the callbacks that wait, with their tokens, step by step. */
const goOn = async ({ dial, pass, received }: World) => {
  const seen: unknown[] = [];
  for (const step of [() => pass(10), () => pass(10), () => dial("Lobby"), () => pass(1)]) {
    await step();
    const headers = received.map((one) => one.headers.get("I-Twilio-Idempotency-Token"));
    seen.push([
      headers,
      received.map(({ form }) => [form["FriendlyName"], form["SequenceNumber"]]),
    ]);
  }
  return seen;
};

describe("a saved state", () => {
  it("goes on in another simulator as it would have gone on in the first", async () => {
    const first = await busy();
    const state: unknown = JSON.parse(JSON.stringify(first.control.save()));
    const second = setUpReceiver({ seed: 99 });
    second.control.load(state);
    expect(second.control.save()).toEqual(state);
    expect(await future(second)).toEqual(await future(first));
  });

  it("is not changed by what happens after it was saved, or loaded", async () => {
    const world = await busy();
    const state = world.control.save();
    const text = JSON.stringify(state);
    await future(world);
    world.control.load(state);
    await future(world);
    expect(JSON.stringify(state)).toBe(text);
  });

  it.each(scenarioNames)("lets the scenario %s go on where it was", async (name) => {
    const first = setUpReceiver();
    first.control.startScenario(name, { callbackUrl: BACK });
    await first.pass(35);
    const second = setUpReceiver({ seed: 99 });
    second.control.load(JSON.parse(JSON.stringify(first.control.save())));
    expect(await rest(second)).toEqual(await rest(first));
    expect(second.control.scenarios().find(({ isPlaying }) => isPlaying)?.name).toBe(name);
  });

  it("keeps the pages of a list together", async () => {
    const first = setUpReceiver();
    for (let count = 0; count < 5; count++) await first.dial(`Room ${count}`);
    const path = `${first.account}/Conferences.json?Status=init&PageSize=2`;
    const { next_page_uri: next } = await (await first.ask("GET", path)).json();
    const second = setUpReceiver();
    second.control.load(first.control.save());
    const page = async ({ ask }: World) => (await ask("GET", next)).json();
    expect(await page(second)).toEqual(await page(first));
  });

  it("has callbacks in it that wait: delayed, or to be overtaken", async () => {
    const first = setUpReceiver();
    const told = {
      conferenceStatusCallback: BACK,
      conferenceStatusCallbackEvent: ["join"],
    };
    first.control.callbacks.fault({ event: "participant-join", kind: "delayed", ms: 20_000 });
    await first.dial("Late", told);
    first.control.callbacks.fault({ event: "participant-join", kind: "reordered", ms: 60_000 });
    await first.dial("Lobby", told);
    await first.pass(5);
    const second = setUpReceiver({ seed: 99 });
    second.control.callbacks.fault({ kind: "lost", rate: 1 });
    second.control.load(first.control.save());
    const seen = await goOn(second);
    expect(seen).toEqual(await goOn(first));
    expect(seen.at(-1)).toMatchObject([
      expect.any(Array),
      [
        ["Late", "1"],
        ["Lobby", "2"],
        ["Lobby", "1"],
      ],
    ]);
  });

  it("is not just anything", () => {
    const { control } = setUpReceiver();
    control.seedConference({ friendlyName: "Stays", participants: [{}, {}] });
    expect(() => control.load({ version: 1 })).toThrow("not a state");
    expect(() => control.load(null)).toThrow("not a state");
    expect(() => control.load({ version: 2, now: 0, store: {} })).toThrow("damaged");
    expect(control.save().store.conferences.rows).toHaveLength(1);
  });

  it("that is damaged leaves everything as it was, logs and all", async () => {
    const { control } = await busy();
    const state = control.save();
    const logs = () => ({
      requests: control.requests(),
      callbacks: control.callbacks.list(),
      alerts: control.alerts(),
    });
    const before = structuredClone(logs());
    expect(before.requests.length * before.callbacks.length).toBeGreaterThan(0);
    for (const damaged of [{ store: {} }, { callbacks: [null] }]) {
      expect(() => control.load({ ...state, ...damaged })).toThrow("damaged");
    }
    expect(logs()).toEqual(before);
    expect(control.save()).toEqual(state);
  });

  it("has no credentials in it", async () => {
    const { control, simulator } = await busy();
    expect(JSON.stringify(control.save())).not.toContain(simulator.authToken);
  });
});
