import { describe, expect, it } from "vitest";
import { sendOddRequests } from "../conformance/oversight";
import { OURS, RINGS } from "../testing/numbers";
import { rejection, setUp } from "../testing/room";

describe("a call on the wire", () => {
  it("has Twilio's keys in Twilio's order", async () => {
    const { dial, ask, account } = setUp();
    const { callSid } = await dial("Lobby");
    const body = await (await ask("GET", `${account}/Calls/${callSid}.json`)).json();
    expect(Object.keys(body)).toEqual([
      "account_sid",
      "answered_by",
      "api_version",
      "caller_name",
      "date_created",
      "date_updated",
      "direction",
      "duration",
      "end_time",
      "forwarded_from",
      "from",
      "from_formatted",
      "group_sid",
      "parent_call_sid",
      "phone_number_sid",
      "price",
      "price_unit",
      "sid",
      "start_time",
      "status",
      "subresource_uris",
      "to",
      "to_formatted",
      "trunk_sid",
      "uri",
      "queue_time",
    ]);
    expect(body).toMatchObject({
      answered_by: null,
      duration: null,
      end_time: null,
      from_formatted: "(415) 555-0100",
      status: "in-progress",
      queue_time: "0",
    });
    expect(body.phone_number_sid).toMatch(/^PN[0-9a-f]{32}$/);
  });

  it("counts the seconds of talking, not of ringing", async () => {
    const { dial, client, clock, control } = setUp();
    const { callSid } = await dial("Lobby", { to: RINGS });
    clock.advance(20_000);
    control.answer(callSid);
    clock.advance(42_000);
    control.hangUp(callSid);
    const call = await client.calls(callSid).fetch();
    expect(call).toMatchObject({ status: "completed", duration: "42", price: "-0.01400" });
    expect(call.endTime.getTime() - call.startTime.getTime()).toBeGreaterThan(61_000);
  });

  it("has no duration when nobody answered", async () => {
    const { dial, client, control } = setUp();
    const { callSid } = await dial("Lobby", { to: RINGS });
    control.noAnswer(callSid);
    expect(await client.calls(callSid).fetch()).toMatchObject({
      status: "no-answer",
      duration: null,
      price: null,
    });
  });
});

describe("ending a call", () => {
  it("takes an answered one out of its conference", async () => {
    const { dial, client } = setUp();
    const { callSid, conferenceSid } = await dial("Lobby");
    await dial("Lobby");
    expect((await client.calls(callSid).update({ status: "completed" })).status).toBe("completed");
    expect(await client.conferences(conferenceSid).participants.list()).toHaveLength(1);
  });

  it("cancels one that rings", async () => {
    const { dial, client } = setUp();
    const { callSid } = await dial("Lobby", { to: RINGS });
    expect((await client.calls(callSid).update({ status: "canceled" })).status).toBe("canceled");
  });

  it("leaves an answered one alone when told to cancel", async () => {
    const { dial, client } = setUp();
    const { callSid } = await dial("Lobby");
    expect((await client.calls(callSid).update({ status: "canceled" })).status).toBe("in-progress");
  });

  it("refuses what is over already", async () => {
    const { dial, client, control } = setUp();
    const { callSid } = await dial("Lobby");
    control.hangUp(callSid);
    expect(await rejection(client.calls(callSid).update({ status: "completed" }))).toMatchObject({
      status: 400,
      code: 21220,
      message: "Call is not in-progress. Cannot redirect. ",
    });
  });
});

describe("the lists", () => {
  it("filters calls by To, From, Status and time", async () => {
    const { dial, client, control } = setUp();
    await dial("Lobby");
    const ringing = await dial("Lobby", { to: RINGS });
    control.busy((await dial("Lobby", { to: RINGS })).callSid);
    const sids = async (filter: Parameters<typeof client.calls.list>[0]) =>
      (await client.calls.list(filter)).map(({ sid }) => sid);
    expect(await sids({ status: "ringing" })).toEqual([ringing.callSid]);
    expect(await sids({ to: RINGS })).toHaveLength(2);
    expect(await sids({ from: OURS, to: RINGS, status: "busy" })).toHaveLength(1);
    expect(await sids({ from: "+14155550142" })).toEqual([]);
    expect(await sids({ startTimeAfter: new Date("2026-01-05T09:00:00Z") })).toHaveLength(3);
    expect(await sids({ startTimeBefore: new Date("2026-01-05T09:00:00Z") })).toEqual([]);
    expect(await sids({ endTimeAfter: new Date("2026-01-05T09:00:00Z") })).toHaveLength(1);
    expect(await sids({ endTimeBefore: new Date("2026-01-05T09:00:00Z") })).toEqual([]);
    expect(await sids({ endTime: new Date("2026-01-05T00:00:00Z") })).toHaveLength(1);
    expect(await sids({ parentCallSid: ringing.callSid })).toEqual([]);
  });

  it.each([
    ["2026-01-05T09:00:00Z", 1],
    ["2026-01-05 09:00:00", 1],
    ["2026-01-05 09:00:00.250", 0],
    ["01/05/2026 02:00:00 MST", 1],
    ["01/05/2026 09:00:01", 0],
    ["01/06/2026", 0],
  ])("takes the time %s, and finds %d", async (time, found) => {
    sendOddRequests();
    const { dial, ask, account } = setUp();
    await dial("Lobby");
    const query = new URLSearchParams({ "StartTime>": time });
    const listed = await ask("GET", `${account}/Calls.json?${query}`);
    expect((await listed.json()).calls).toHaveLength(found);
  });

  it.each(["2026-02-30", "01/05/2026 02:00:00 XYZ", "13/13/2026", "2026-01-05 25:00:00", "soon"])(
    "refuses %s, which is no time",
    async (time) => {
      const { ask, account } = setUp();
      const query = new URLSearchParams({ StartTime: time });
      expect((await ask("GET", `${account}/Calls.json?${query}`)).status).toBe(400);
    },
  );

  it("shows the account's numbers, with friendly names", async () => {
    const { client, ask, account } = setUp();
    const [first] = await client.incomingPhoneNumbers.list();
    expect(first).toMatchObject({ phoneNumber: OURS, friendlyName: "Support line" });
    const [verified] = await client.outgoingCallerIds.list({ phoneNumber: "+16175550143" });
    expect(verified?.friendlyName).toBe("Front desk");
    const body = await (await ask("GET", `${account}/IncomingPhoneNumbers.json`)).json();
    expect(Object.keys(body.incoming_phone_numbers[0])).toHaveLength(35);
  });
});
