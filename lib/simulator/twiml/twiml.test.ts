import { describe, expect, it } from "vitest";
import { ANSWERS, OURS } from "../testing/numbers";
import { allConferences, setUp } from "../testing/room";
import { inXml, setUpVoice, VOICE, xml } from "../testing/voice";

describe("a call with TwiML of its own", () => {
  it("says its piece and hangs up", async () => {
    const { call, pass, statusOf, client } = setUpVoice();
    const twiml = xml("<Pause length='4'/><Say>Goodbye</Say><Hangup/><Pause length='60'/>");
    const { sid, status, dateCreated } = await call({ twiml });
    expect({ status, dateCreated }).toEqual({ status: "queued", dateCreated: null });
    expect(await statusOf(sid)).toBe("in-progress");
    await pass(3);
    expect(await statusOf(sid)).toBe("in-progress");
    await pass(2);
    expect(await client.calls(sid).fetch()).toMatchObject({ status: "completed", duration: "4" });
  });

  it("joins a conference, and goes on when that ends", async () => {
    const { call, pass, client, statusOf, dial } = setUpVoice();
    const twiml = xml(
      "<Dial><Conference muted='true' participantLabel='ana'>Lobby</Conference></Dial><Pause length='5'/>",
    );
    const { sid } = await call({ twiml });
    const [conference] = await allConferences(client, { friendlyName: "Lobby" });
    const { participants } = client.conferences(conference?.sid ?? "");
    expect(await participants("ana").fetch()).toMatchObject({ callSid: sid, muted: true });

    await dial("Lobby");
    await client.conferences(conference?.sid ?? "").update({ status: "completed" });
    await pass(3);
    expect(await statusOf(sid)).toBe("in-progress");
    await pass(3);
    expect(await statusOf(sid)).toBe("completed");
  });

  it("presses its digits before anything else", async () => {
    const { call, pass, statusOf } = setUpVoice();
    const { sid } = await call({ twiml: xml("<Hangup/>"), sendDigits: "WWW12#w" });
    await pass(2);
    expect(await statusOf(sid)).toBe("in-progress");
    await pass(1);
    expect(await statusOf(sid)).toBe("completed");
  });

  it("cannot follow an address that is relative to nothing", async () => {
    const { call, control, statusOf } = setUpVoice();
    const { sid } = await call({ twiml: xml("<Redirect>/next</Redirect>") });
    expect(await statusOf(sid)).toBe("completed");
    expect(control.alerts({ resourceSid: sid })).toMatchObject([{ code: 11100, level: "error" }]);
  });
});

describe("TwiML from a server", () => {
  it("is asked for as Twilio asks, and may send the call on", async () => {
    const { call, received, client } = setUpVoice({
      "/voice": () => inXml("<Redirect method='GET'>next?step=2</Redirect>"),
      "/next": () => inXml("<Dial><Conference>Lobby</Conference></Dial>"),
    });
    const { sid } = await call({ url: VOICE });
    const [first, second] = received;
    expect(first).toMatchObject({
      method: "POST",
      form: { CallSid: sid, From: OURS, CallStatus: "in-progress", Direction: "outbound-api" },
    });
    expect(first?.headers.get("X-Twilio-Signature")).toMatch(/=$/);
    expect(second?.method).toBe("GET");
    expect(second?.url).toContain("/next?step=2&CallSid=CA");
    expect(await allConferences(client, { friendlyName: "Lobby" })).toHaveLength(1);
  });

  it("tells the action of a <Dial> how it went", async () => {
    const { call, received, client, pass, dial } = setUpVoice({
      "/voice": () => inXml("<Dial action='/after'><Conference>Lobby</Conference></Dial>"),
      "/after": () => inXml("<Hangup/>"),
    });
    await call({ url: VOICE });
    await dial("Lobby");
    await pass(8);
    const [conference] = await allConferences(client);
    await client.conferences(conference?.sid ?? "").update({ status: "completed" });
    await pass(1);
    expect(received[1]?.form).toMatchObject({ DialCallStatus: "answered", DialCallDuration: "9" });
  });

  it.each([
    [404, "text/xml", "", 11200],
    [200, "text/xml", "<Response><Say></Response>", 12100],
    [200, "text/xml", "", 12100],
    [200, "text/xml", "<Page/>", 12100],
    [200, "application/json", "{}", 12300],
    [200, "text/xml", `<Response>${" ".repeat(65_536)}</Response>`, 11750],
  ])("with status %s and type %s is error %#", async (status, type, body, code) => {
    const { call, control, statusOf } = setUpVoice({
      "/voice": () => new Response(body, { status, headers: { "Content-Type": type } }),
    });
    const { sid } = await call({ url: VOICE });
    expect(control.alerts()).toMatchObject([{ code, url: VOICE, resourceSid: sid }]);
    expect(await statusOf(sid)).toBe("completed");
  });

  it("that does not answer is an error by Twilio's name", async () => {
    const { client, clock, control } = setUp({ send: () => Promise.reject(new Error("refused")) });
    const { sid } = await client.calls.create({ from: OURS, to: ANSWERS, url: VOICE });
    clock.advance(1_000);
    await control.settled();
    expect(control.alerts({ resourceSid: sid })).toMatchObject([
      { code: 11205, message: "HTTP connection failure" },
    ]);
  });

  it("that never answers is given up after fifteen seconds", async () => {
    const { client, clock, control } = setUp({ send: () => new Promise<Response>(() => {}) });
    const { sid } = await client.calls.create({ from: OURS, to: ANSWERS, url: VOICE });
    clock.advance(1_000);
    await new Promise((resolve) => setImmediate(resolve));
    clock.advance(14_000);
    expect((await client.calls(sid).fetch()).status).toBe("in-progress");
    clock.advance(2_000);
    await control.settled();
    expect((await client.calls(sid).fetch()).status).toBe("completed");
    expect(control.alerts()).toMatchObject([{ code: 11203 }]);
  });

  it("has a fallback, which hears of the error", async () => {
    const { call, received, statusOf } = setUpVoice({ "/rescue": () => inXml("<Pause/><Pause/>") });
    const { sid } = await call({ url: VOICE, fallbackUrl: "https://example.com/rescue" });
    expect(received[1]?.form).toMatchObject({ ErrorCode: "11200", ErrorUrl: VOICE });
    expect(await statusOf(sid)).toBe("in-progress");
  });

  it("has a fallback, which may fail too", async () => {
    const { call, received, statusOf, control } = setUpVoice({
      "/rescue": () => inXml("<Redirect>http://[</Redirect>"),
    });
    const { sid } = await call({ url: VOICE, fallbackUrl: "https://example.com/rescue" });
    expect(received).toHaveLength(2);
    expect(control.alerts().map(({ code }) => code)).toEqual([11200, 11100]);
    expect(await statusOf(sid)).toBe("completed");
  });

  it("does not go round in circles for ever", async () => {
    const { call, control, received, statusOf } = setUpVoice({
      "/voice": () => inXml("<Redirect/>"),
    });
    const { sid } = await call({ url: VOICE });
    expect(control.alerts()).toMatchObject([{ code: 11215 }]);
    expect(received.length).toBeLessThan(60);
    expect(await statusOf(sid)).toBe("completed");
  });

  it("may be plain text, which is read out", async () => {
    const { call, pass, statusOf } = setUpVoice({
      "/voice": () => new Response("Hello there, this takes a moment"),
    });
    const { sid } = await call({ url: VOICE });
    expect(await statusOf(sid)).toBe("in-progress");
    await pass(3);
    expect(await statusOf(sid)).toBe("completed");
  });
});

describe("redirecting a call", () => {
  it("takes a participant out of the conference", async () => {
    const { dial, client, pass, statusOf } = setUpVoice();
    const { callSid, conferenceSid } = await dial("Lobby");
    await dial("Lobby");
    await client.calls(callSid).update({ twiml: xml("<Pause length='3'/>") });
    expect(await client.conferences(conferenceSid).participants.list()).toHaveLength(1);
    expect(await statusOf(callSid)).toBe("in-progress");
    await pass(4);
    expect(await statusOf(callSid)).toBe("completed");
  });

  it("ends the conference of somebody with endConferenceOnExit", async () => {
    const { dial, client } = setUpVoice();
    const host = await dial("Lobby", { endConferenceOnExit: true });
    const guest = await dial("Lobby");
    await client.calls(host.callSid).update({ twiml: xml("<Pause/>") });
    const conference = await client.conferences(host.conferenceSid).fetch();
    expect(conference.reasonConferenceEnded).toBe("participant-with-end-conference-on-exit-left");
    expect((await client.calls(guest.callSid).fetch()).status).toBe("completed");
  });

  it("forgets an answer that comes too late", async () => {
    const waiting: ((response: Response) => void)[] = [];
    const slow = new Promise<Response>((resolve) => waiting.push(resolve));
    const { client, clock, control } = setUp({ send: () => slow });
    const { sid } = await client.calls.create({ from: OURS, to: ANSWERS, url: VOICE });
    clock.advance(1_000);
    await client.calls(sid).update({ twiml: xml("<Pause length='60'/>") });
    for (const answer of waiting) answer(inXml("<Hangup/>"));
    await control.settled();
    expect((await client.calls(sid).fetch()).status).toBe("in-progress");
  });
});
