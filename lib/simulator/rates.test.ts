import { describe, expect, it } from "vitest";
import { OURS, RINGS } from "./testing/numbers";
import { rejection, setUp } from "./testing/room";
import { sdkFor } from "./testing/sdk";

describe("more requests at once than an account may have", () => {
  it("are refused with the number in a header, and nothing is done", async () => {
    const { simulator, ask, account, control, client } = setUp({ concurrentRequests: 2 });
    control.fault({ path: "Conferences", kind: "hang", count: 2 });
    const list = () => ask("GET", `${account}/Conferences.json`);
    const hanging = [list(), list()];
    const path = `${account}/Conferences/Lobby/Participants.json`;
    const refused = await ask("POST", path, { form: `From=${OURS}&To=${RINGS}` });
    expect(refused.status).toBe(429);
    expect(refused.headers.get("Twilio-Concurrent-Requests")).toBe("3");
    expect(await refused.json()).toEqual({
      code: 20429,
      message: "Too Many Requests",
      more_info: "https://www.twilio.com/docs/errors/20429",
      status: 429,
    });
    control.clearFaults();
    await Promise.allSettled(hanging);
    expect(await client.conferences.list()).toEqual([]);
    simulator.close();
  });

  it("do not count for another account", async () => {
    const other = { accountSid: `AC${"2".repeat(32)}`, authToken: "other" };
    const { simulator, ask, account, control } = setUp({
      concurrentRequests: 1,
      accounts: [other],
    });
    control.fault({ path: "Calls", kind: "hang" });
    const hanging = ask("GET", `${account}/Calls.json`);
    const theirs = sdkFor(simulator, { accountSid: other.accountSid, password: "other" });
    expect(await theirs.calls.list()).toEqual([]);
    control.clearFaults();
    await Promise.allSettled([hanging]);
  });
});

describe("more calls per second than an account may begin", () => {
  it("wait in line, and say how long", async () => {
    const { client, clock } = setUp({ callsPerSecond: 2 });
    const { participants } = client.conferences("Lobby");
    const dialled = [];
    for (let count = 0; count < 3; count++) {
      dialled.push(await participants.create({ from: OURS, to: RINGS }));
    }
    expect(dialled.map(({ queueTime }) => queueTime)).toEqual(["0", "500", "1000"]);
    const statuses = async () =>
      (await client.calls.list()).map(({ status }) => status).toReversed();
    clock.advance(400);
    expect(await statuses()).toEqual(["ringing", "queued", "queued"]);
    clock.advance(500);
    expect(await statuses()).toEqual(["ringing", "ringing", "queued"]);
    clock.advance(500);
    expect(await statuses()).toEqual(["ringing", "ringing", "ringing"]);
  });

  it("stand in one line, however they are made", async () => {
    const { client, clock, control } = setUp({ callsPerSecond: 1 });
    await client.conferences("Lobby").participants.create({ from: OURS, to: RINGS });
    // Who calls in waits for nobody.
    const { callSid } = control.callIn({ conference: "Lobby" });
    expect((await client.calls(callSid).fetch()).status).toBe("in-progress");
    const call = await client.calls.create({ from: OURS, to: RINGS, twiml: "<Response/>" });
    expect(call.queueTime).toBe("1000");
    clock.advance(5_000);
    const later = await client.calls.create({ from: OURS, to: RINGS, twiml: "<Response/>" });
    expect(later.queueTime).toBe("0");
  });

  it("are turned away when they make no sense", async () => {
    const { client } = setUp();
    const { code } = await rejection(client.calls.create({ from: OURS, to: RINGS }));
    expect(code).toBe(21205);
  });
});
