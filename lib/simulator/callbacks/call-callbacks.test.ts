import { describe, expect, it } from "vitest";
import { OURS, RINGS } from "../testing/numbers";
import { BACK, setUpReceiver } from "../testing/receiver";

const asked = {
  statusCallback: BACK,
  statusCallbackEvent: ["initiated", "ringing", "answered", "completed"],
};

describe("call status callbacks", () => {
  it("follow a call from the dial to the end, numbered from 0", async () => {
    const { dial, control, pass, received, simulator } = setUpReceiver();
    const { callSid } = await dial("Lobby", { ...asked, to: "+12125550188" });
    await pass(90);
    control.hangUp(callSid);
    await pass(1);
    const forms = received.map(({ form }) => form);
    expect(forms.map((form) => [form["SequenceNumber"], form["CallStatus"]])).toEqual([
      ["0", "initiated"],
      ["1", "ringing"],
      ["2", "in-progress"],
      ["3", "completed"],
    ]);
    expect(forms[0]).toMatchObject({
      CallSid: callSid,
      AccountSid: simulator.accountSid,
      From: OURS,
      To: "+12125550188",
      Caller: OURS,
      Called: "+12125550188",
      ToCountry: "US",
      Direction: "outbound-api",
      ApiVersion: "2010-04-01",
      CallbackSource: "call-progress-events",
      Timestamp: "Mon, 05 Jan 2026 09:00:00 +0000",
    });
    expect(forms[0]).not.toHaveProperty("CallDuration");
    const { CallDuration, Duration, SipResponseCode } = forms[3] ?? {};
    expect(Number(CallDuration)).toBeGreaterThan(80);
    expect([Duration, SipResponseCode]).toEqual(["2", "200"]);
  });

  it("tell at the end what the call was recorded on", async () => {
    const { dial, control, pass, received, client } = setUpReceiver();
    const { callSid } = await dial("Lobby", { ...asked, record: true });
    await pass(30);
    control.hangUp(callSid);
    await pass(5);
    const forms = received.map(({ form }) => form);
    expect(forms[2]).not.toHaveProperty("RecordingSid");
    const { RecordingSid = "", RecordingUrl, RecordingDuration } = forms[3] ?? {};
    expect(RecordingSid).toMatch(/^RE/);
    expect(RecordingUrl).toBe(
      `https://api.twilio.com/2010-04-01/Accounts/${client.accountSid}/Recordings/${RecordingSid}`,
    );
    expect(RecordingDuration).toBe("30");
  });

  it("tell who has passed a call on, and whose call it is", async () => {
    const { control, client, pass, received } = setUpReceiver();
    const { callSid } = control.callIn({
      conference: "Lobby",
      forwardedFrom: "+12125550177",
      callerName: "Ana Costa",
    });
    const call = await client.calls(callSid).update({ statusCallback: BACK });
    expect(call).toMatchObject({ forwardedFrom: "+12125550177", callerName: "Ana Costa" });
    control.hangUp(callSid);
    await pass(1);
    expect(received.map(({ form }) => form)).toMatchObject([
      { CallStatus: "completed", ForwardedFrom: "+12125550177", CallerName: "Ana Costa" },
    ]);
  });

  it("tell of the end alone when nothing was chosen, whatever the end is", async () => {
    const { dial, control, pass, received } = setUpReceiver();
    for (const ending of ["busy", "noAnswer", "fail"] as const) {
      const { callSid } = await dial("Lobby", { statusCallback: BACK, to: RINGS });
      control[ending](callSid);
    }
    await pass(1);
    const told = received.map(({ form }) => [form["CallStatus"], form["SipResponseCode"]]);
    expect(told).toEqual([
      ["busy", "486"],
      ["no-answer", "487"],
      ["failed", "404"],
    ]);
  });
});
