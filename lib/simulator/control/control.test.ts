import { describe, expect, it } from "vitest";
import { ANSWERS, OURS, RINGS } from "../testing/numbers";
import { allConferences, rejection, setUp } from "../testing/room";

describe("the request log", () => {
  it("keeps method, path, query and form as sent, in order, with repeats and secrets", async () => {
    const { dial, control, clock, account } = setUp();
    clock.advance(1_234);
    await dial("Lobby 1", {
      to: "sip:dana@example.com",
      statusCallbackEvent: ["ringing", "answered"],
      sipAuthUsername: "dana",
      sipAuthPassword: "hush",
    });
    const [entry] = control.requests();
    expect(entry).toMatchObject({
      id: 1,
      at: Date.UTC(2026, 0, 5, 9) + 1_234,
      method: "POST",
      path: `${account}/Conferences/Lobby%201/Participants.json`,
      query: [],
      status: 201,
      authenticated: true,
    });
    expect(entry?.form).toEqual(
      expect.arrayContaining([
        ["StatusCallbackEvent", "ringing"],
        ["StatusCallbackEvent", "answered"],
        ["SipAuthPassword", "hush"],
      ]),
    );
  });

  it("never keeps who asked, only whether they might", async () => {
    const { ask, control, account, simulator } = setUp();
    await ask("GET", `${account}/Conferences.json`, { auth: false });
    await ask("GET", `${account}/Conferences.json`);
    expect(control.requests().map(({ authenticated }) => authenticated)).toEqual([false, true]);
    expect(JSON.stringify(control.requests())).not.toContain(simulator.authToken);
    expect(JSON.stringify(control.requests())).not.toContain("Basic");
  });

  it("is filtered by method, path and time, and is bounded", async () => {
    const { ask, control, account, clock } = setUp();
    for (let index = 0; index < 10_100; index++) await ask("GET", `${account}/${index}.json`);
    clock.advance(1_000);
    await ask("DELETE", `${account}/Calls.json`);
    expect(control.requests()).toHaveLength(5_000);
    expect(control.requests().at(-1)?.id).toBe(10_101);
    expect(control.requests({ method: "delete" })).toHaveLength(1);
    expect(control.requests({ path: "/9999.json" })).toHaveLength(1);
    expect(control.requests({ since: clock.now() })).toHaveLength(1);
    // So many take their time on a machine with other things to do.
  }, 60_000);
});

describe("the far party", () => {
  it("answers, is busy, does not answer, fails and hangs up", async () => {
    const { dial, control, client } = setUp();
    const ringing = async () => (await dial("Lobby", { to: RINGS })).callSid;
    const status = async (callSid: string) => (await client.calls(callSid).fetch()).status;
    const stays = await ringing();
    control.answer(stays);
    expect(await status(stays)).toBe("in-progress");
    for (const [does, ending] of [
      ["busy", "busy"],
      ["noAnswer", "no-answer"],
      ["fail", "failed"],
    ] as const) {
      const callSid = await ringing();
      control[does](callSid);
      expect(await status(callSid)).toBe(ending);
    }
    control.hangUp(stays);
    expect(await status(stays)).toBe("completed");
  });

  it("may act before its phone rings, and then nothing else happens to it", async () => {
    const { control, client, clock } = setUp();
    const created = await client
      .conferences("Lobby")
      .participants.create({ from: OURS, to: "+15005550012" });
    control.answer(created.callSid);
    clock.advance(10_000);
    expect((await client.calls(created.callSid).fetch()).status).toBe("in-progress");
  });

  it("lets it ring, though it would have answered, until the timeout or another deed", async () => {
    const { control, client, clock } = setUp();
    const dialled = async () => {
      const { participants } = client.conferences("Lobby");
      const { callSid } = await participants.create({ from: OURS, to: "+12125550188" });
      return callSid;
    };
    const status = async (callSid: string) => (await client.calls(callSid).fetch()).status;
    const [before, during] = [await dialled(), await dialled()];
    control.letRing(before);
    clock.advance(1_000);
    control.letRing(during);
    clock.advance(60_000);
    expect([await status(before), await status(during)]).toEqual(["ringing", "ringing"]);
    control.answer(before);
    expect(await status(before)).toBe("in-progress");
    // 60 seconds of ringing, and Twilio's five more.
    clock.advance(4_299);
    expect(await status(during)).toBe("ringing");
    clock.advance(1);
    expect(await status(during)).toBe("no-answer");
  });

  it("lets a seeded phone ring, until the timeout as well", async () => {
    const { control, client, clock } = setUp();
    const { participants } = control.seedConference({
      friendlyName: "Lobby",
      participants: [{}, { status: "ringing" }],
    });
    const { callSid = "" } = participants[1] ?? {};
    const status = async () => (await client.calls(callSid).fetch()).status;
    clock.advance(600_000);
    expect(await status()).toBe("ringing");
    control.letRing(callSid);
    clock.advance(65_000);
    expect(await status()).toBe("no-answer");
  });

  it("says why it cannot", async () => {
    const { dial, control } = setUp();
    const { callSid } = await dial("Lobby");
    expect(() => control.answer("CA1")).toThrow("No live call has the Call SID CA1.");
    expect(() => control.busy(callSid)).toThrow("has already answered");
    control.hangUp(callSid);
    expect(() => control.hangUp(callSid)).toThrow("No live call has the Call SID");
    const ringing = await dial("Lobby", { to: RINGS });
    expect(() => control.hangUp(ringing.callSid)).toThrow("has not answered yet");
  });

  it("talks only in a conference, and presses only keys that there are", async () => {
    const { dial, control, clock } = setUp();
    const ringing = await dial("Lobby", { to: RINGS });
    expect(() => control.talk(ringing.callSid)).toThrow("is not in a conference");
    expect(() => control.press(ringing.callSid, "1")).toThrow("cannot press keys");
    const { callSid } = await dial("Lobby");
    expect(() => control.press(callSid, "A")).toThrow("Keys are 0 to 9, * and #.");
    control.press(callSid, "12#");
    control.press(callSid, "*");
    const at = clock.now();
    expect(control.keys(callSid)).toEqual([
      { at, digits: "12#" },
      { at, digits: "*" },
    ]);
    expect(control.keys(ringing.callSid)).toEqual([]);
    expect(() => control.keys("CA1")).toThrow("No call has the Call SID CA1.");
  });
});

describe("seeding a conference", () => {
  it("puts people in every state into it, some time ago", async () => {
    const { control, client, clock } = setUp();
    const { conferenceSid, participants } = control.seedConference({
      friendlyName: "Support",
      region: "ie1",
      startedAgoSeconds: 90,
      participants: [
        { label: "agent", hold: true },
        { label: "customer", direction: "inbound", from: "+12125550188", joinedAgoSeconds: 30 },
        { label: "coach", coaching: "agent" },
        { label: "late", status: "ringing", joinedAgoSeconds: 5 },
      ],
    });
    const conference = client.conferences(conferenceSid);
    expect(await conference.fetch()).toMatchObject({ region: "ie1", status: "in-progress" });
    const list = await conference.participants.list();
    expect(list.map(({ label, status }) => `${label} ${status}`)).toEqual([
      "late ringing",
      "customer connected",
      "coach connected",
      "agent connected",
    ]);
    expect(list[2]?.callSidToCoach).toBe(participants[0]?.callSid);
    const call = await client.calls(participants[1]?.callSid ?? "").fetch();
    expect(call).toMatchObject({ direction: "inbound", from: "+12125550188", to: OURS });
    expect(clock.now() - call.startTime.getTime()).toBe(30_000);
  });

  it("refuses what cannot be", () => {
    const { control } = setUp();
    const seed =
      (participants: object[], friendlyName = "Support") =>
      () =>
        control.seedConference({ friendlyName, participants });
    seed([{}])();
    expect(seed([{}])).toThrow('A conference named "Support" is already going on.');
    expect(seed([{ label: "a" }, { label: "a" }], "B")).toThrow('have the label "a"');
    expect(seed([{ coaching: "b" }], "C")).toThrow('Nobody has the label "b"');
  });
});

it("starts over on reset, with new SIDs", async () => {
  const { control, client, dial, clock } = setUp();
  const { callSid, conferenceSid } = await dial("Lobby", { to: "+12125550188" });
  control.fault({ path: "Conferences", kind: "500" });
  control.reset();
  clock.advance(60_000);
  expect(control.requests()).toEqual([]);
  expect(await allConferences(client)).toEqual([]);
  expect((await rejection(client.calls(callSid).fetch())).status).toBe(404);
  expect((await dial("Lobby", { to: ANSWERS })).conferenceSid).not.toBe(conferenceSid);
});
