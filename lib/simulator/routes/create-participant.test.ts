import { describe, expect, it } from "vitest";
import { sendOddRequests } from "../conformance/oversight";
import { ANSWERS, OURS, RINGS } from "../testing/numbers";
import { allConferences, rejection, setUp } from "../testing/room";

describe("calling somebody in", () => {
  it("answers 201, queued, with Twilio's keys and a queue time of text", async () => {
    const { ask, account } = setUp();
    const response = await ask("POST", `${account}/Conferences/Lobby/Participants.json`, {
      form: new URLSearchParams({ From: OURS, To: ANSWERS, Label: "guest" }).toString(),
    });
    expect(response.status).toBe(201);
    expect(await response.json()).toMatchObject({
      label: "guest",
      status: "queued",
      queue_time: "0",
      end_conference_on_exit: false,
      start_conference_on_enter: true,
      muted: false,
      hold: false,
      coaching: false,
    });
  });

  it("goes from queued over connecting and ringing to connected", async () => {
    const { client, clock } = setUp();
    const { conferenceSid, callSid, status } = await client
      .conferences("Lobby")
      .participants.create({ from: OURS, to: "client:dana" });
    const states = async () => {
      const participant = await client.conferences(conferenceSid).participants(callSid).fetch();
      return [participant.status, (await client.calls(callSid).fetch()).status];
    };
    expect(status).toBe("queued");
    clock.advance(100);
    expect(await states()).toEqual(["connecting", "queued"]);
    clock.advance(200);
    expect(await states()).toEqual(["ringing", "ringing"]);
    clock.advance(3_000);
    expect(await states()).toEqual(["connected", "in-progress"]);
  });

  it("uses the conference that is there, by name or SID, and makes the one that is not", async () => {
    const { dial, client } = setUp();
    const first = await dial("Lobby");
    const byName = await dial("Lobby");
    const bySid = await dial(first.conferenceSid);
    const other = await dial("Other room");
    expect(byName.conferenceSid).toBe(first.conferenceSid);
    expect(bySid.conferenceSid).toBe(first.conferenceSid);
    expect(other.conferenceSid).not.toBe(first.conferenceSid);
    expect((await client.conferences(other.conferenceSid).fetch()).friendlyName).toBe("Other room");
  });

  it("gives a name a new conference once the old one has ended", async () => {
    const { dial, client } = setUp();
    const { conferenceSid } = await dial("Lobby");
    await dial("Lobby");
    await client.conferences(conferenceSid).update({ status: "completed" });
    expect((await dial("Lobby")).conferenceSid).not.toBe(conferenceSid);
    expect(await rejection(dial(conferenceSid))).toMatchObject({ status: 400, code: 16022 });
  });

  it("takes the options that show in the resource", async () => {
    const { dial } = setUp();
    const options = {
      muted: true,
      startConferenceOnEnter: false,
      endConferenceOnExit: true,
      label: "shy",
    };
    expect(await dial("Lobby", options)).toMatchObject(options);
  });

  it("starts somebody as a coach of one who is there", async () => {
    const { dial } = setUp();
    const { callSid, conferenceSid } = await dial("Lobby");
    await dial("Lobby");
    const coach = await dial(conferenceSid, { callSidToCoach: callSid });
    expect(coach).toMatchObject({ coaching: true, callSidToCoach: callSid });
  });

  it("refuses a coach before there is a conference to coach in", async () => {
    const { dial } = setUp();
    const { callSid } = await dial("Lobby");
    expect((await rejection(dial("Lobby", { callSidToCoach: callSid }))).code).toBe(16028);
    expect((await rejection(dial("New", { callSidToCoach: callSid }))).code).toBe(16028);
  });

  it("shows the caller ID instead of From, and normalises what was typed", async () => {
    sendOddRequests();
    const { dial, client } = setUp();
    const { callSid } = await dial("Lobby", { to: "(212) 555-0188", callerId: "+14155550142" });
    expect(await client.calls(callSid).fetch()).toMatchObject({
      from: "+14155550142",
      to: "+12125550188",
      toFormatted: "(212) 555-0188",
      direction: "outbound-api",
    });
  });

  it("takes a list as repeated names and as words with spaces between them", async () => {
    const { ask, account } = setUp();
    const path = `${account}/Conferences/Lobby/Participants.json`;
    const dial = (events: string) =>
      ask("POST", path, { form: `From=%2B14155550100&To=client:a&${events}` });
    const repeated = "StatusCallbackEvent=ringing&StatusCallbackEvent=answered";
    expect((await dial(repeated)).status).toBe(201);
    expect((await dial("StatusCallbackEvent=ringing+answered")).status).toBe(201);
    expect((await dial("StatusCallbackEvent=ringing+dreaming")).status).toBe(400);
  });

  it.each([
    ["MachineDetection", "enable", "DETECTMESSAGEEND", "perhaps"],
    ["Beep", "TRUE", "onenter", "sometimes"],
    ["WaitMethod", "get", "Post", "put"],
    ["RecordingTrack", "Inbound", "BOTH", "left"],
    ["ConferenceRecord", "True", "Record-From-Start", "perhaps"],
    ["StatusCallbackEvent", "Ringing", "ringing Answered", "dreaming"],
    ["Region", "US1", "Ie1", "mars1"],
  ])("takes the words of %s in any case", async (name, one, other, none) => {
    sendOddRequests();
    const { ask, account } = setUp();
    const statusOf = async (value: string) => {
      const form = new URLSearchParams({ From: OURS, To: ANSWERS, [name]: value }).toString();
      const path = `${account}/Conferences/Lobby/Participants.json`;
      return (await ask("POST", path, { form })).status;
    };
    expect([await statusOf(one), await statusOf(other), await statusOf(none)]).toEqual([
      201, 201, 400,
    ]);
  });

  it("ignores what it does not know", async () => {
    sendOddRequests();
    const { ask, account } = setUp();
    const response = await ask("POST", `${account}/Conferences/Lobby/Participants.json`, {
      form: new URLSearchParams({ From: OURS, To: ANSWERS, SendDigits: "1", Foo: "" }).toString(),
    });
    expect(response.status).toBe(201);
  });

  it("refuses the one too many", async () => {
    const { dial } = setUp();
    await dial("Small", { maxParticipants: 2 });
    await dial("Small");
    expect(await rejection(dial("Small"))).toMatchObject({ status: 400, code: 16020 });
  });
});

describe("what it refuses", () => {
  const sip = { to: "sip:dana@example.com" };
  it.each([
    ["no To", { to: "" }, 21201],
    ["no From", { from: "" }, 21213],
    ["a To that is nothing", { to: "dana" }, 21211],
    ["a To that is too short", { to: "+1415555" }, 21211],
    ["a From that is not ours", { from: "+14155550199" }, 21210],
    ["a From that is a client when To is a phone", { from: "client:dana" }, 21212],
    ["a From that is a SIP user when To is a client", { from: "dana", to: "client:x" }, 21212],
    ["a caller ID that is not ours", { callerId: "+14155550199" }, 21210],
    ["Twilio's invalid To", { to: "+15005550001" }, 21211],
    ["Twilio's unreachable To", { to: "+15005550002" }, 21214],
    ["Twilio's forbidden country", { to: "+15005550003" }, 21215],
    ["Twilio's blocked To", { to: "+15005550004" }, 21216],
    ["Twilio's invalid From", { from: "+15005550001" }, 21212],
    ["a label with a slash", { label: "a/b" }, 16024],
    ["a label with a hidden slash", { label: "a%2Fb" }, 16024],
    ["a label that is a Call SID", { label: `CA${"a".repeat(32)}` }, 16024],
    ["a label of 129 characters", { label: "x".repeat(129) }, 16024],
    ["too little time to ring", { timeout: 4 }, 21208],
    ["too much time to ring", { timeout: 601 }, 21208],
    ["half a second", { timeout: 5.5 }, 21208],
    ["no time to talk", { timeLimit: 0 }, 13216],
    ["a beep of its own", { beep: "sometimes" }, 13235],
    ["a trim of its own", { trim: "true" }, 13239],
    ["a conference of one", { maxParticipants: 1 }, 16002],
    ["a conference of 251", { maxParticipants: 251 }, 16002],
    ["an unknown region", { region: "mars1" }, 16002],
    ["an unknown event", { statusCallbackEvent: ["ringing", "dreaming"] }, 20001],
    ["an unknown track", { recordingTrack: "left" }, 20001],
    ["a relative URL", { statusCallback: "/status" }, 21205],
    ["another protocol", { conferenceStatusCallback: "ftp://a.example" }, 21205],
    ["a host with an underscore", { statusCallback: "https://a_b.example/" }, 21205],
    ["a wait URL that is none", { waitUrl: "music" }, 21205],
    ["another method", { waitMethod: "PUT" }, 21209],
    ["machine detection of its own", { machineDetection: "Maybe" }, 21234],
    ["too short a silence", { machineDetectionSilenceTimeout: 1_999 }, 21234],
    ["a SIP user with no password", { ...sip, sipAuthUsername: "dana" }, 21225],
    ["a long SIP user", { ...sip, sipAuthUsername: "x".repeat(256), sipAuthPassword: "x" }, 21221],
    ["a long SIP password", { ...sip, sipAuthPassword: "x".repeat(256) }, 21223],
    ["a blank in a SIP user", { ...sip, sipAuthUsername: "a b", sipAuthPassword: "x" }, 21222],
    ["long SIP headers", { to: `${sip.to}?X-A=${"x".repeat(1_024)}` }, 21227],
    ["coaching nobody", { coaching: true }, 20001],
    ["a trunk that is none", { byoc: "BY1" }, 20001],
  ])("refuses %s", async (_, options, code) => {
    const { dial, client } = setUp();
    expect(await rejection(dial("Lobby", options))).toMatchObject({ status: 400, code });
    expect(await allConferences(client)).toEqual([]);
    expect(await client.calls.list()).toEqual([]);
  });

  it.each([
    ["a SIP call with credentials", { ...sip, sipAuthUsername: "dana", sipAuthPassword: "secret" }],
    ["a SIP user as From", { ...sip, from: "alice" }],
    ["parameters for the app", { to: `app:AP${"a".repeat(32)}?room=1`, from: "client:dana" }],
    ["silence instead of music", { waitUrl: "" }],
    ["many events", { statusCallbackEvent: ["initiated", "ringing", "answered", "completed"] }],
    ["a forwarded caller's own number", { from: "+14155550199", callToken: "token" }],
    ["Twilio's valid From", { from: "+15005550006" }],
    ["coaching of nobody, said", { coaching: false }],
  ])("takes %s", async (_, options) => {
    const { dial } = setUp();
    expect((await dial("Lobby", options)).status).toBe("queued");
  });

  it("takes anything for a trunk to a client, who needs none", async () => {
    sendOddRequests();
    const { dial } = setUp();
    const options = { to: "client:dana", byoc: "whatever" };
    expect((await dial("Lobby", options)).status).toBe("queued");
  });

  it("says Twilio's own words where they are known, and ours in a header", async () => {
    const { ask, account } = setUp();
    const response = await ask("POST", `${account}/Conferences/Lobby/Participants.json`, {
      form: `From=${encodeURIComponent(OURS)}&To=%2B15005550001`,
    });
    expect(await response.json()).toEqual({
      code: 21211,
      message: "The phone number you are attempting to call, +15005550001, is not valid.",
      more_info: "https://www.twilio.com/docs/errors/21211",
      status: 400,
    });
    expect(response.headers.get("Simulator-Hint")).toContain("magic number");
  });

  it("refuses a conference name of 129 characters", async () => {
    const { dial } = setUp();
    expect((await rejection(dial("x".repeat(129)))).code).toBe(13237);
  });
});

describe("the far party", () => {
  it.each([
    ["busy", "+15005550012", 1_000, "busy"],
    ["a number that fails", "+15005550014", 1_000, "failed"],
    [
      "nobody there, after Timeout and Twilio's five seconds more",
      "+15005550013",
      15_300,
      "no-answer",
    ],
    ["one who hangs up after ten seconds", "+15005550016", 14_000, "completed"],
  ])("is %s", async (_, to, ms, ending) => {
    const { client, clock, dial } = setUp();
    const { callSid, conferenceSid } = await dial("Lobby", { to, timeout: 10 });
    clock.advance(ms);
    expect((await client.calls(callSid).fetch()).status).toBe(ending);
    expect((await client.conferences(conferenceSid).fetch()).status).toBe("completed");
  });

  it("lets it ring as long as Timeout says", async () => {
    const { client, clock, dial } = setUp();
    const { callSid } = await dial("Lobby", { to: "+15005550013", timeout: 10 });
    clock.advance(14_700);
    expect((await client.calls(callSid).fetch()).status).toBe("ringing");
  });

  it("rings for ever at the number that waits for control", async () => {
    const { client, clock, dial, control } = setUp();
    const { callSid } = await dial("Lobby", { to: RINGS });
    clock.advance(3_600_000);
    expect((await client.calls(callSid).fetch()).status).toBe("ringing");
    control.answer(callSid);
    expect((await client.calls(callSid).fetch()).status).toBe("in-progress");
  });

  it("is cut after four hours, if nothing else was asked for", async () => {
    const { dial, clock, client } = setUp();
    const { callSid } = await dial("Lobby");
    clock.advance(4 * 3_600_000 - 1_000);
    expect((await client.calls(callSid).fetch()).status).toBe("in-progress");
    clock.advance(1_000);
    expect(await client.calls(callSid).fetch()).toMatchObject({
      status: "completed",
      duration: "14400",
    });
  });

  it("is cut off at the time limit", async () => {
    const { client, clock, dial } = setUp();
    const { callSid } = await dial("Lobby", { timeLimit: 60 });
    clock.advance(61_000);
    expect(await client.calls(callSid).fetch()).toMatchObject({
      status: "completed",
      duration: "60",
    });
  });
});
