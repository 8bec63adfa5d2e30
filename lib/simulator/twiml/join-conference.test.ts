import { describe, expect, it } from "vitest";
import { setUpReceiver } from "../testing/receiver";
import { allConferences, rejection, setUp } from "../testing/room";

const dial = (attributes = "", name = "Lobby", after = "") =>
  `<Response><Dial><Conference ${attributes}>${name}</Conference></Dial>${after}</Response>`;

/** Somebody calls in with this TwiML. */
function setUpCallers() {
  const world = setUp();
  const { client, control } = world;
  const caller = (twiml: string) => control.callIn({ twiml }).callSid;
  const lobby = async () => {
    const [conference] = await allConferences(client, { friendlyName: "Lobby" });
    if (!conference) throw new Error("There is no Lobby");
    return conference;
  };
  const everybody = async () => client.conferences((await lobby()).sid).participants.list();
  const statusOf = async (sid: string) => (await client.calls(sid).fetch()).status;
  const codes = () => control.alerts().map(({ code }) => code);
  return { ...world, caller, lobby, everybody, statusOf, codes };
}

describe("a caller whose TwiML names a conference", () => {
  it("opens it, waits for the second, and starts it with them", async () => {
    const { caller, lobby, everybody } = setUpCallers();
    const first = caller(dial());
    expect((await lobby()).status).toBe("init");
    const second = caller(dial());
    expect((await lobby()).status).toBe("in-progress");
    expect((await everybody()).map(({ callSid }) => callSid)).toEqual([second, first]);
  });

  it("gets every attribute that a participant has", async () => {
    const { caller, everybody, lobby } = setUpCallers();
    const coachee = caller(dial("participantLabel='agent' region='ie1'"));
    caller(
      dial(
        `muted='true' startConferenceOnEnter='false' endConferenceOnExit='true' coach='${coachee}' participantLabel='boss'`,
      ),
    );
    const [boss, agent] = await everybody();
    expect(boss).toMatchObject({
      label: "boss",
      muted: true,
      startConferenceOnEnter: false,
      endConferenceOnExit: true,
      coaching: true,
      callSidToCoach: coachee,
    });
    expect(agent).toMatchObject({ label: "agent", coaching: false, callSidToCoach: null });
    expect((await lobby()).region).toBe("ie1");
  });

  it("meets those who were called in over the API", async () => {
    const world = setUpCallers();
    await world.dial("Lobby");
    world.caller(dial());
    expect(await world.everybody()).toHaveLength(2);
    expect((await world.lobby()).status).toBe("in-progress");
  });

  it("goes on with the next verb when somebody else ends the conference", async () => {
    const { caller, control, statusOf, clock } = setUpCallers();
    const host = caller(dial("endConferenceOnExit='true'"));
    const guest = caller(dial("", "Lobby", "<Pause length='30'/>"));
    control.hangUp(host);
    clock.advance(1_000);
    expect(await statusOf(guest)).toBe("in-progress");
    clock.advance(30_000);
    expect(await statusOf(guest)).toBe("completed");
  });

  it("has the conference called back about as it says", async () => {
    const { pass, control, received } = setUpReceiver();
    const attributes =
      "statusCallback='https://example.com/back' statusCallbackEvent='start join end' record='record-from-start' recordingStatusCallback='https://example.com/recorded'";
    control.callIn({ twiml: dial(attributes) });
    const { callSid } = control.callIn({ twiml: dial("endConferenceOnExit='true'") });
    await pass(5);
    control.hangUp(callSid);
    await pass(5);
    const told = received.map(({ form }) => form["StatusCallbackEvent"] ?? form["RecordingStatus"]);
    expect(told).toEqual([
      "participant-join",
      "participant-join",
      "conference-start",
      "conference-end",
      "completed",
    ]);
  });

  it("is hung up on when removed", async () => {
    const { caller, client, lobby, statusOf } = setUpCallers();
    const first = caller(dial("", "Lobby", "<Pause length='30'/>"));
    caller(dial());
    await client
      .conferences((await lobby()).sid)
      .participants(first)
      .remove();
    expect(await statusOf(first)).toBe("completed");
  });

  it("stays no longer than the <Dial> may last", async () => {
    const { caller, lobby, clock, statusOf } = setUpCallers();
    const first = caller(
      "<Response><Dial timeLimit='20'><Conference>Lobby</Conference></Dial><Pause length='9'/></Response>",
    );
    clock.advance(19_000);
    expect((await lobby()).status).toBe("init");
    clock.advance(2_000);
    expect((await lobby()).status).toBe("completed");
    expect(await statusOf(first)).toBe("in-progress");
  });
});

describe("a caller who cannot be added", () => {
  const stays = "<Pause length='60'/>";

  it.each([
    ["a label that is taken", "participantLabel='agent'", 16025],
    ["a label with a slash", "participantLabel='a/b'", 16023],
    ["a label like a Call SID", `participantLabel='CA${"a".repeat(32)}'`, 16023],
  ])("because of %s goes on with the next verb", async (_, attributes, code) => {
    const { caller, everybody, statusOf, codes } = setUpCallers();
    caller(dial("participantLabel='agent'"));
    const second = caller(dial(attributes, "Lobby", stays));
    expect(await everybody()).toHaveLength(1);
    expect(await statusOf(second)).toBe("in-progress");
    expect(codes()).toEqual([code]);
  });

  it("because it is full goes on with the next verb", async () => {
    const { caller, everybody, codes } = setUpCallers();
    caller(dial("maxParticipants='2'"));
    caller(dial());
    caller(dial("", "Lobby", stays));
    expect(await everybody()).toHaveLength(2);
    expect(codes()).toEqual([16020]);
  });

  it("because the conference has no name goes on with the next verb", async () => {
    const { caller, client, codes } = setUpCallers();
    caller(dial("", " ", stays));
    caller(dial("", "x".repeat(129), stays));
    expect(await allConferences(client)).toEqual([]);
    expect(codes()).toEqual([13237, 13237]);
  });

  it("because no conference has the SID goes on with the next verb", async () => {
    const { caller, client, codes, control } = setUpCallers();
    const { conferenceSid } = control.seedConference({
      friendlyName: "Lobby",
      participants: [{}, {}],
    });
    caller(dial("", conferenceSid, stays));
    expect(await client.conferences(conferenceSid).participants.list()).toHaveLength(3);
    await client.conferences(conferenceSid).update({ status: "completed" });
    caller(dial("", conferenceSid, stays));
    caller(dial("", `CF${"0".repeat(32)}`, stays));
    expect(await allConferences(client)).toHaveLength(1);
    expect(codes()).toEqual([13236, 13236]);
  });

  it("because nobody is there to be coached is told so in the action", async () => {
    const { client, pass, received, answers, control } = setUpReceiver();
    answers(({ url }) => {
      const text = url.endsWith("/after")
        ? "<Response><Pause length='60'/></Response>"
        : `<Response><Dial action='/after'><Conference coach='CA${"a".repeat(32)}'>Lobby</Conference></Dial></Response>`;
      return new Response(text, { headers: { "Content-Type": "text/xml" } });
    });
    const { callSid } = control.callIn({ url: "https://example.com/voice" });
    await control.settled();
    await pass(1);
    expect(control.alerts()).toMatchObject([{ code: 13240, resourceSid: callSid }]);
    expect(received[1]?.form).toMatchObject({ CallSid: callSid, DialCallStatus: "failed" });
    expect(await allConferences(client)).toEqual([]);
  });
});

describe("an attribute that Twilio does not know", () => {
  it.each([
    ["muted='yes'", 13230],
    ["endConferenceOnExit='1'", 13231],
    ["startConferenceOnEnter='no'", 13232],
    ["waitMethod='PUT'", 13234],
    ["beep='loud'", 13235],
    ["trim='hair'", 13239],
    ["waitUrl='https://'", 13233],
    ["recordingStatusCallback='/recorded'", 13256],
  ])("such as %s is a warning, and counts as not given", async (attributes, code) => {
    const { caller, everybody, control } = setUpCallers();
    caller(dial(attributes));
    expect(control.alerts()).toMatchObject([{ code, level: "warning" }]);
    expect(await everybody()).toMatchObject([
      { muted: false, endConferenceOnExit: false, startConferenceOnEnter: true },
    ]);
  });
});

describe("calling in", () => {
  it("is an inbound call on the account's number", async () => {
    const { control, client } = setUpCallers();
    const { callSid } = control.callIn({ from: "+13125550199", conference: "A & B" });
    expect(await client.calls(callSid).fetch()).toMatchObject({
      direction: "inbound",
      from: "+13125550199",
      to: "+14155550100",
      status: "in-progress",
    });
    expect(await allConferences(client, { friendlyName: "A & B" })).toHaveLength(1);
  });

  it.each([
    ["<Reject/>", "no-answer"],
    ["<Reject reason='busy'/>", "busy"],
    ["<Pause length='5'/><Reject reason='busy'/>", "busy"],
    ["<Say>Hello</Say><Reject reason='busy'/>", "completed"],
    ["", "completed"],
  ])("that hears %s ends as %s", async (verbs, status) => {
    const { caller, statusOf, clock } = setUpCallers();
    const sid = caller(`<Response>${verbs}</Response>`);
    clock.advance(10_000);
    expect(await statusOf(sid)).toBe(status);
  });

  it("is possible from another process", async () => {
    const { ask, client } = setUpCallers();
    const form = JSON.stringify({ conference: "Lobby" });
    const response = await ask("POST", "/simulator/calls", { form });
    const { callSid } = await response.json();
    expect((await client.calls(callSid).fetch()).direction).toBe("inbound");
  });

  it("needs one thing to hear, and a number of the account", () => {
    const { control } = setUpCallers();
    expect(() => control.callIn({})).toThrow(/Exactly one/);
    expect(() => control.callIn({ conference: "A", twiml: "<Response/>" })).toThrow(/Exactly one/);
    expect(() => control.callIn({ to: "+13125550199", conference: "A" })).toThrow(/not a number/);
  });
});

it("says what it does not simulate, and goes on", async () => {
  const { caller, control, statusOf } = setUpCallers();
  const sid = caller("<Response><Gather/><Sing/><Pause length='9'/></Response>");
  expect(control.alerts()).toMatchObject([
    { code: 12200, detail: expect.stringContaining("<Gather> is not simulated") },
    { code: 12200, detail: expect.stringContaining("<Sing> is no verb") },
  ]);
  expect(await statusOf(sid)).toBe("in-progress");
});

it("lets nobody into a conference that has ended", async () => {
  const { caller, client, lobby } = setUpCallers();
  caller(dial());
  caller(dial());
  const { sid } = await lobby();
  await client.conferences(sid).update({ status: "completed" });
  caller(dial());
  expect((await lobby()).sid).not.toBe(sid);
  const refused = client
    .conferences(sid)
    .participants.create({ from: "+14155550100", to: "client:a" });
  expect((await rejection(refused)).code).toBe(16022);
});
