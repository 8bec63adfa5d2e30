import { describe, expect, it } from "vitest";
import { BACK, setUpReceiver } from "../testing/receiver";
import { allConferences } from "../testing/room";
import { type ScenarioName, scenarioNames } from "./names";

/** Plays a scenario that calls back about everything. */
function play(name: ScenarioName, seed = 1) {
  const world = setUpReceiver({ seed });
  world.control.startScenario(name, { callbackUrl: BACK });
  const said = (event: string) =>
    world.received
      .filter(({ form }) => form["StatusCallbackEvent"] === event)
      .map(({ form }) => form["ParticipantLabel"]);
  return { ...world, said };
}

/** As long as the longest of them that has an end, in rounds of five seconds. */
const ROUNDS = 34;

/** Plays it to its end, with somebody who looks and mutes now and then; tells all that was recorded. */
async function recorded(name: ScenarioName, seed: number) {
  const { control, ask, account, pass } = play(name, seed);
  const asking = (method: string, path: string, form?: string) => {
    const before = control.requests().length;
    const asked = ask(method, `${account}/${path}`, form === undefined ? {} : { form }).then(
      (response) => response.text(),
      (error: unknown) => String(error),
    );
    // One that is slow is not waited for, but it has come in before time goes on.
    return { asked, arrived: until(() => control.requests().length > before) };
  };
  const answers: Promise<string>[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const listing = asking("GET", "Conferences.json");
    await listing.arrived;
    const sid = /CF[0-9a-f]{32}/.exec(
      await Promise.race([listing.asked, Promise.resolve("")]),
    )?.[0];
    const muting = asking("POST", `Conferences/${sid}/Participants/nobody.json`, "Muted=true");
    await muting.arrived;
    answers.push(listing.asked, muting.asked);
    await pass(5);
  }
  control.clearFaults();
  const alerts = control.alerts();
  return {
    requests: control.requests(),
    callbacks: control.callbacks.list(),
    answers: await Promise.all(answers),
    alerts,
  };
}

async function until(happened: () => boolean): Promise<void> {
  while (!happened()) await new Promise(setImmediate);
}

describe("every scenario", () => {
  it.each(scenarioNames)(
    "%s is the same to the letter for the same seed",
    async (name) => {
      const [first, second] = [await recorded(name, 3), await recorded(name, 3)];
      expect(first.requests.length).toBeGreaterThan(40);
      expect(first.callbacks.length).toBeGreaterThan(5);
      expect(second).toEqual(first);
    },
    60_000,
  );

  it("is on a list, with a line for whoever chooses", () => {
    const { control } = play("escalation");
    expect(control.scenarios().map(({ name }) => name)).toEqual(scenarioNames);
    expect(control.scenarios().filter(({ isPlaying }) => isPlaying)).toEqual([
      { name: "escalation", description: expect.stringContaining("coaches"), isPlaying: true },
    ]);
    expect(() => control.startScenario("storm")).toThrow("is already playing. Reset first.");
    control.reset();
    control.startScenario("storm");
  });
});

it("tells what calls back, where the address asks for it", async () => {
  const { control, pass, received } = setUpReceiver();
  control.startScenario("outbound-round", { callbackUrl: `${BACK}/{source}` });
  await pass(90);
  const sources = {
    conference: "StatusCallbackEvent",
    call: "CallStatus",
    "machine-detection": "MachineDetectionDuration",
  };
  for (const [source, parameter] of Object.entries(sources)) {
    const forms = received.filter(({ url }) => url === `${BACK}/${source}`);
    expect(forms.length).toBeGreaterThan(0);
    for (const { form } of forms) expect(form).toHaveProperty(parameter);
  }
});

it("tells when those who were there from the start had joined", async () => {
  const { control, pass, received } = setUpReceiver();
  const participants = [{ label: "Ana", joinedAgoSeconds: 600 }, { label: "Ben" }];
  control.seedConference({
    friendlyName: "Lobby",
    participants,
    startedAgoSeconds: 0,
    callbackUrl: BACK,
  });
  await pass(1);
  expect(received.slice(0, 2).map(({ form }) => form["Timestamp"])).toEqual([
    "Mon, 05 Jan 2026 08:50:00 +0000",
    "Mon, 05 Jan 2026 09:00:00 +0000",
  ]);
});

describe("the support call", () => {
  it("has a hold and a silent listener, and ends", async () => {
    const { pass, said, control, client } = play("support-call");
    await pass(50);
    const [room] = await allConferences(client);
    const people = await client.conferences(room?.sid ?? "").participants.list();
    expect(people.map(({ label, muted, hold }) => [label, muted, hold])).toEqual([
      ["Sam Okafor (supervisor)", true, false],
      ["Ana Ruiz (agent)", false, false],
      ["Kenji Sato", false, true],
    ]);
    await pass(60);
    expect(said("participant-hold")).toEqual(["Kenji Sato"]);
    expect(said("participant-speech-start")).toContain("Ana Ruiz (agent)");
    expect(said("conference-end")).toHaveLength(1);
    expect(control.alerts()).toEqual([]);
  });
});

describe("the escalation", () => {
  it("is coached, then taken over", async () => {
    const { pass, control, client } = play("escalation");
    const heardBy = async () => {
      const [room] = await allConferences(client);
      const people = await client.conferences(room?.sid ?? "").participants.list();
      const name = (sid: string) => people.find((one) => one.callSid === sid)?.label?.split(" ")[0];
      const heard = Object.entries(control.hears(room?.sid ?? ""));
      return Object.fromEntries(heard.map(([sid, voices]) => [name(sid), voices.map(name)]));
    };
    await pass(40);
    expect(await heardBy()).toEqual({
      Rosa: ["Leo"],
      Leo: ["Rosa", "Priya"],
      Priya: ["Rosa", "Leo"],
    });
    await pass(25);
    expect((await heardBy())["Rosa"]).toEqual(["Leo", "Priya"]);
    await pass(20);
    expect(await heardBy()).toEqual({ Rosa: ["Priya"], Priya: ["Rosa"] });
  });
});

describe("the outbound round", () => {
  it("meets every ending there is", async () => {
    const { pass, client, received } = play("outbound-round");
    await pass(160);
    const endings = (await client.calls.list()).map(({ to, status }) => `${to} ${status}`);
    expect(endings.toReversed()).toEqual([
      "client:nora_evans completed",
      "+15005550012 busy",
      "+15005550014 failed",
      "+15005550017 completed",
      "+15005550013 no-answer",
      "+15005550016 completed",
      "+15005550012 busy",
      "+15005550011 completed",
    ]);
    const found = received.flatMap(({ form }) =>
      form["MachineDetectionDuration"] ? [form["AnsweredBy"]] : [],
    );
    expect(found).toEqual(["machine_end_beep", "human", "human"]);
  });
});

describe("the storm", () => {
  it("spoils requests, callbacks and lists, and passes", async () => {
    const { requests, callbacks, alerts } = await recorded("storm", 2);
    const failed = requests.filter(({ status }) => status === null || status > 404);
    expect(failed.length).toBeGreaterThan(3);
    expect(callbacks.filter(({ state }) => state === "lost").length).toBeGreaterThan(0);
    expect(alerts).toEqual([]);
    const { pass, client, ask, account } = play("storm");
    await pass(125);
    const answers = Array.from({ length: 40 }, () => ask("GET", `${account}/Conferences.json`));
    expect((await Promise.all(answers)).every(({ status }) => status === 200)).toBe(true);
    expect((await allConferences(client)).map(({ friendlyName }) => friendlyName)).toEqual([
      "Storm: south",
      "Storm: north",
    ]);
  });
});
