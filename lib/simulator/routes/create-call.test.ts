import { describe, expect, it } from "vitest";
import { sendOddRequests } from "../conformance/oversight";
import { ANSWERS, OURS, RINGS } from "../testing/numbers";
import { setUpReceiver } from "../testing/receiver";
import { rejection, setUp } from "../testing/room";

const TWIML = "<Response><Pause length='60'/></Response>";
const URL = "https://example.com/voice";

describe("placing a call", () => {
  it("is answered with a call that has no dates yet", async () => {
    const { ask, account, client } = setUp();
    const form = new URLSearchParams({ To: RINGS, From: OURS, Twiml: TWIML }).toString();
    const response = await ask("POST", `${account}/Calls.json`, { form });
    expect(response.status).toBe(201);
    const body = await response.json();
    expect(body).toMatchObject({
      date_created: null,
      date_updated: null,
      start_time: null,
      end_time: null,
      duration: null,
      price: null,
      price_unit: "USD",
      direction: "outbound-api",
      status: "queued",
      queue_time: "0",
    });
    expect((await client.calls(body.sid).fetch()).dateCreated).toEqual(
      new Date("2026-01-05T09:00:00Z"),
    );
  });

  it("prefers an application to an address, and that to TwiML", async () => {
    const sid = `AP${"1".repeat(32)}`;
    const applications = [
      { sid, voiceUrl: "https://example.com/app", voiceMethod: "GET" as const },
    ];
    const { client, pass, received } = setUpReceiver({ applications });
    await client.calls.create({ from: OURS, to: ANSWERS, url: URL, twiml: TWIML });
    await pass(1);
    expect(received.map(({ url, method }) => [url, method])).toEqual([[URL, "POST"]]);
    const statusCallback = "https://example.com/ignored";
    await client.calls.create({
      from: OURS,
      to: ANSWERS,
      applicationSid: sid,
      url: URL,
      method: "POST",
      statusCallback,
    });
    await pass(1);
    expect(received.slice(1).map(({ url, method }) => [url.split("?")[0], method])).toEqual([
      ["https://example.com/app", "GET"],
    ]);
  });

  it("calls back about its progress", async () => {
    const { client, pass, received } = setUpReceiver();
    await client.calls.create({
      from: OURS,
      to: ANSWERS,
      twiml: "<Response/>",
      statusCallback: "https://example.com/status",
      statusCallbackEvent: ["initiated", "ringing", "answered", "completed"],
    });
    await pass(1);
    expect(received.map(({ form }) => form["CallStatus"])).toEqual([
      "initiated",
      "ringing",
      "in-progress",
      "completed",
    ]);
  });

  it("fails as the far party likes", async () => {
    const { client, control, clock } = setUp();
    const { sid } = await client.calls.create({ from: OURS, to: RINGS, twiml: TWIML });
    clock.advance(1_000);
    control.busy(sid);
    expect((await client.calls(sid).fetch()).status).toBe("busy");
    const silent = { from: OURS, to: "+15005550013", timeout: 10, twiml: TWIML };
    const unanswered = await client.calls.create(silent);
    clock.advance(16_000);
    expect((await client.calls(unanswered.sid).fetch()).status).toBe("no-answer");
  });

  it("cuts it when its time is up", async () => {
    const { client, clock } = setUp();
    const asked = { from: OURS, to: ANSWERS, twiml: TWIML, timeLimit: 20 };
    const { sid } = await client.calls.create(asked);
    clock.advance(30_000);
    expect(await client.calls(sid).fetch()).toMatchObject({ status: "completed", duration: "20" });
  });
});

type Asked = Parameters<ReturnType<typeof setUp>["client"]["calls"]["create"]>[0];

describe("what is refused", () => {
  const refusals: [string, Partial<Asked>, number][] = [
    ["nothing to say", { twiml: "" }, 21205],
    ["an address that is none", { url: "example.com" }, 21205],
    ["a method Twilio does not use", { url: URL, method: "PUT" }, 21209],
    [
      "TwiML of over 4,000 characters",
      { twiml: `<Response>${" ".repeat(4_000)}</Response>` },
      20001,
    ],
    ["an application it does not have", { applicationSid: `AP${"0".repeat(32)}` }, 21218],
    ["keys that are on no telephone", { sendDigits: "12x" }, 21206],
    ["more than 32 keys", { sendDigits: "1".repeat(33) }, 21206],
    ["ringing for ever", { timeout: 601 }, 21208],
    ["no time at all", { timeLimit: 0 }, 13216],
    ["a machine detection it does not know", { machineDetection: "Maybe" }, 21234],
    ["an unknown event", { statusCallbackEvent: ["later"] }, 20001],
    ["an unknown trim", { trim: "hair" }, 13239],
    ["a trunk that is none", { byoc: "BY1" }, 20001],
    ["a header that is none", { to: "sip:a@b.example?x y=1" }, 21228],
    ["a header with a strange value", { to: "sip:a@b.example?x=\u00e9" }, 21229],
    ["a push address that is none", { clientNotificationUrl: "push" }, 13806],
    ["a user without a password", { to: "sip:a@b.example", sipAuthUsername: "a" }, 21225],
    ["a number that is none", { to: "12" }, 21211],
    ["somebody else's number", { from: "+13125550199" }, 21210],
    ["a host name with an underscore", { statusCallback: "https://a_b.example" }, 21205],
  ];

  it.each(refusals)("%s", async (_, asked, code) => {
    const { client } = setUp();
    const refused = client.calls.create({ from: OURS, to: RINGS, twiml: TWIML, ...asked });
    expect(await rejection(refused)).toMatchObject({ status: 400, code });
    expect(await client.calls.list()).toEqual([]);
  });

  it("but machine detection does not matter where keys are pressed", async () => {
    const { client } = setUp();
    const asked = {
      from: OURS,
      to: RINGS,
      twiml: TWIML,
      sendDigits: "1",
      machineDetection: "Maybe",
    };
    expect((await client.calls.create(asked)).status).toBe("queued");
  });
});

it("takes an odd request, but Twilio's debugger mentions it", async () => {
  sendOddRequests();
  const { client, control, ask, account } = setUp();
  await client.calls.create({ from: OURS, to: RINGS, twiml: TWIML, machineDetection: "Enable" });
  expect(control.alerts()).toEqual([]);
  const asked = { machineDetection: "Enable", asyncAmd: "true" };
  const { sid } = await client.calls.create({ from: OURS, to: RINGS, twiml: TWIML, ...asked });
  const form = new URLSearchParams({ From: OURS, To: RINGS, AsyncAmd: "true" }).toString();
  await ask("POST", `${account}/Conferences/Lobby/Participants.json`, { form });
  expect(control.alerts()).toMatchObject([
    { code: 21262, level: "warning", resourceSid: sid },
    { code: 21263, level: "warning" },
  ]);
});

describe("changing a call", () => {
  const place = async () => {
    const world = setUp();
    const { client, clock } = world;
    const { sid } = await client.calls.create({ from: OURS, to: ANSWERS, twiml: TWIML });
    return { ...world, sid, call: client.calls(sid), answer: () => clock.advance(500) };
  };

  it("cannot send on one that still rings, or is over", async () => {
    const { client, clock, control } = setUp();
    const { sid } = await client.calls.create({ from: OURS, to: RINGS, twiml: TWIML });
    clock.advance(1_000);
    expect((await rejection(client.calls(sid).update({ url: URL }))).code).toBe(21220);
    control.fail(sid);
    expect((await rejection(client.calls(sid).update({ timeLimit: 9 }))).code).toBe(21220);
  });

  it("cancels one that is queued", async () => {
    const { call } = await place();
    expect((await call.update({ status: "canceled" })).status).toBe("canceled");
  });

  it("limits its time from the answer on", async () => {
    const { call, answer, clock } = await place();
    answer();
    expect((await call.update({ timeLimit: 10 })).status).toBe("in-progress");
    clock.advance(11_000);
    expect(await call.fetch()).toMatchObject({ status: "completed", duration: "10" });
  });

  it.each([
    ["two sources at once", { url: URL, twiml: TWIML }, 20001],
    ["a status that cannot be set", { status: "busy" as "completed" }, 20001],
    ["an address that is none", { url: "/voice" }, 21205],
    ["no time at all", { timeLimit: 0 }, 13216],
  ])("refuses %s", async (_, asked, code) => {
    const { call, answer } = await place();
    answer();
    expect(await rejection(call.update(asked))).toMatchObject({ status: 400, code });
  });

  it("ignores what Twilio does not know, and changes nothing for nothing", async () => {
    sendOddRequests();
    const { ask, account, sid, answer } = await place();
    answer();
    const path = `${account}/Calls/${sid}.json`;
    expect((await ask("POST", path, { form: "Volume=11" })).status).toBe(200);
  });

  it("forgets one that is over, but not before", async () => {
    const { call, answer } = await place();
    answer();
    expect(await rejection(call.remove())).toMatchObject({ status: 400, code: 20009 });
    await call.update({ status: "completed" });
    expect(await call.remove()).toBe(true);
    expect((await rejection(call.fetch())).status).toBe(404);
    expect((await rejection(call.remove())).status).toBe(404);
  });
});
