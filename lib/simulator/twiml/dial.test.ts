import { describe, expect, it } from "vitest";
import { ANSWERS, OURS, RINGS } from "../testing/numbers";
import { BACK } from "../testing/receiver";
import { setUpVoice, xml } from "../testing/voice";

describe("calling somebody else", () => {
  it("places a call of its own, and goes on when that is over", async () => {
    const { call, client, control, pass, statusOf } = setUpVoice();
    const { sid } = await call({ twiml: xml(`<Dial>${RINGS}</Dial><Pause length='5'/>`) });
    await pass(1);
    const [child] = await client.calls.list({ parentCallSid: sid });
    expect(child).toMatchObject({ direction: "outbound-dial", to: RINGS, status: "ringing" });
    control.answer(child?.sid ?? "");
    await pass(5);
    control.hangUp(child?.sid ?? "");
    await pass(2);
    expect(await statusOf(sid)).toBe("in-progress");
    await pass(4);
    expect(await statusOf(sid)).toBe("completed");
  });

  it.each([
    ["", OURS, []],
    ["callerId='+12125550101'", "+12125550101", []],
    ["callerId='+13125550199'", OURS, [13214]],
    ["timeout='soon' timeLimit='0' method='PUT'", OURS, [13210, 13212, 13216]],
  ])("with %s shows %s", async (attributes, from, codes) => {
    const { call, client, control } = setUpVoice();
    const { sid } = await call({ twiml: xml(`<Dial ${attributes}>${RINGS}</Dial>`) });
    const [child] = await client.calls.list({ parentCallSid: sid });
    expect(child?.from).toBe(from);
    expect(control.alerts().map(({ code }) => code)).toEqual(codes);
  });

  it.each(["initiated answered completed", undefined])(
    "calls back about it, if asked to: %s",
    async (events) => {
      const { call, pass, received, control } = setUpVoice({
        "/back": () => new Response(),
      });
      const asked = events === undefined ? "" : ` statusCallbackEvent="${events}"`;
      const noun = `<Number statusCallback="${BACK}"${asked}>${ANSWERS}</Number>`;
      const { sid } = await call({ twiml: xml(`<Dial timeLimit="5">${noun}</Dial>`) });
      await pass(10);
      await control.callbacks.settled();
      const told = received.map(({ form }) => form);
      expect(told.map(({ CallStatus }) => CallStatus)).toEqual(
        events === undefined ? ["completed"] : ["initiated", "in-progress", "completed"],
      );
      for (const form of told) {
        expect(form).toMatchObject({ ParentCallSid: sid, Direction: "outbound-dial" });
      }
    },
  );

  it("goes on with the next verb when there is nobody to call", async () => {
    const { call, control, statusOf } = setUpVoice();
    const { sid } = await call({
      twiml: xml("<Dial>nobody</Dial><Dial><Queue>q</Queue></Dial><Pause/>"),
    });
    expect(control.alerts().map(({ code }) => code)).toEqual([13223, 12200]);
    expect(await statusOf(sid)).toBe("in-progress");
  });

  it("ends when the one who called is sent on", async () => {
    const { call, client, pass, statusOf } = setUpVoice();
    const { sid } = await call({ twiml: xml(`<Dial>${ANSWERS}</Dial>`) });
    await pass(1);
    const [child] = await client.calls.list({ parentCallSid: sid });
    expect(child?.status).toBe("in-progress");
    await client.calls(sid).update({ twiml: xml("<Pause length='9'/>") });
    expect(await statusOf(child?.sid ?? "")).toBe("completed");
    expect(await statusOf(sid)).toBe("in-progress");
  });

  it("lets both go their ways when the one who was called is sent on", async () => {
    const { call, client, pass, statusOf } = setUpVoice();
    const { sid } = await call({ twiml: xml(`<Dial>${ANSWERS}</Dial><Pause length='5'/>`) });
    await pass(1);
    const [child] = await client.calls.list({ parentCallSid: sid });
    const childSid = child?.sid ?? "";
    await client.calls(childSid).update({ twiml: xml("<Pause length='30'/>") });
    await pass(3);
    expect(await statusOf(sid)).toBe("in-progress");
    await pass(4);
    expect(await statusOf(sid)).toBe("completed");
    expect(await statusOf(childSid)).toBe("in-progress");
  });

  it("ends with the one who called", async () => {
    const { call, client, control, pass, statusOf } = setUpVoice();
    const { sid } = await call({ twiml: xml(`<Dial><Number>${RINGS}</Number></Dial>`) });
    await pass(1);
    control.hangUp(sid);
    const [child] = await client.calls.list({ parentCallSid: sid });
    expect(await statusOf(child?.sid ?? "")).toBe("canceled");
  });
});
