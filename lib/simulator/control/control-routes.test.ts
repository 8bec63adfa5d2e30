import { describe, expect, it } from "vitest";
import { RINGS } from "../testing/numbers";
import { allConferences, rejection, setUp } from "../testing/room";

function overHttp() {
  const world = setUp();
  const { simulator } = world;
  const credentials = btoa(`${simulator.accountSid}:${simulator.authToken}`);
  const control = async (method: string, path: string, body?: unknown) => {
    const response = await simulator.handle(
      new Request(`http://localhost/simulator/${path}`, {
        method,
        headers: { Authorization: `Basic ${credentials}` },
        ...(body === undefined
          ? {}
          : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      }),
    );
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : undefined };
  };
  return { ...world, control };
}

describe("control over HTTP", () => {
  it("saves what there is, and becomes it again", async () => {
    const { control, client, dial } = overHttp();
    await dial("Lobby");
    const { body: state } = await control("GET", "state");
    await control("POST", "reset");
    expect(await allConferences(client)).toEqual([]);
    expect((await control("PUT", "state", state)).status).toBe(204);
    expect((await allConferences(client)).map((one) => one.friendlyName)).toEqual(["Lobby"]);
    expect(await control("PUT", "state", { dear: "diary" })).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining("not a state") },
    });
  });

  it("gives the account numbers to own and to show, each once", async () => {
    const { control, client, dial } = overHttp();
    const own = { phoneNumber: "+4989999998", friendlyName: "Munich" };
    const { body } = await control("POST", "numbers", own);
    expect(await control("POST", "numbers", own)).toEqual({ status: 200, body });
    const [munich] = await client.incomingPhoneNumbers.list();
    expect(munich).toMatchObject({ sid: body.sid, ...own });
    await dial("Lobby", { from: "+4989999998" });

    const shown = { phoneNumber: "+14155550191", isVerifiedOnly: true };
    expect(await rejection(dial("Lobby", { from: shown.phoneNumber }))).toMatchObject({
      code: 21210,
    });
    await control("POST", "numbers", shown);
    await dial("Lobby", { from: shown.phoneNumber });
    expect(await control("POST", "numbers", { phoneNumber: "1" })).toEqual({
      status: 400,
      body: { message: "phoneNumber: must be in E.164, such as +14155550123." },
    });
  });

  it("says which oddities there are", async () => {
    const { body } = await overHttp().control("POST", "quirks", { callSid: "CA1", quirk: "tall" });
    expect(body.message).toContain("ghost, unlisted, mute-does-not-take or null");
  });

  it("lists scenarios, and plays one with callbacks", async () => {
    const { control } = overHttp();
    await control("POST", "scenario", { name: "storm", callbackUrl: "https://example.com/back" });
    const { body } = await control("GET", "scenarios");
    expect(body).toContainEqual({
      name: "storm",
      description: expect.any(String),
      isPlaying: true,
    });
    expect((await control("GET", "callbacks")).body.length).toBeGreaterThan(0);
  });

  it("makes somebody odd, lets them talk, and tells who hears whom", async () => {
    const { control, client } = overHttp();
    const seeded = await control("POST", "conferences", {
      friendlyName: "Support",
      participants: [{}, {}],
    });
    const { conferenceSid, participants } = seeded.body;
    const [one, other] = participants.map(({ callSid }: { callSid: string }) => callSid);
    await control("POST", "quirks", { callSid: one, quirk: "unlisted" });
    await control("POST", "quirks", { exitAloneSticks: false });
    await control("POST", "far-party", { callSid: one, does: "talk" });
    await control("POST", "far-party", { callSid: other, does: "press", digits: "1#" });
    expect(await client.conferences(conferenceSid).participants.list()).toHaveLength(1);
    expect((await control("GET", `hears/${conferenceSid}`)).body).toEqual({
      [one]: [other],
      [other]: [one],
    });
    expect((await control("POST", "quirks", { callSid: one, quirk: "blue" })).status).toBe(400);
  });

  it("stops the clock, hurries it, and moves it on", async () => {
    const { control, clock } = overHttp();
    const start = clock.now();
    expect((await control("GET", "clock")).body).toEqual({ now: start, speed: 0 });
    const moved = await control("POST", "clock", { advanceMs: 5_000 });
    expect(moved.body).toEqual({ now: start + 5_000, speed: 0 });
    expect((await control("POST", "clock", { speed: 10 })).body).toMatchObject({ speed: 10 });
    expect((await control("POST", "clock", { speed: 0 })).body.now).toBeGreaterThanOrEqual(
      start + 5_000,
    );
    expect((await control("POST", "clock", { speed: -1 })).status).toBe(400);
  });

  it("needs the credentials, except for its health", async () => {
    const { simulator } = setUp();
    const get = (path: string) => simulator.handle(new Request(`http://localhost${path}`));
    expect((await get("/simulator/health")).status).toBe(200);
    expect((await get("/simulator/requests")).status).toBe(401);
  });

  it("seeds a conference, lets people answer, and tells what was asked", async () => {
    const { control, client, clock } = overHttp();
    const seeded = await control("POST", "conferences", {
      friendlyName: "Support",
      status: "init",
      participants: [{ label: "agent" }, { label: "customer", status: "ringing" }],
    });
    expect(seeded.status).toBe(200);
    const { conferenceSid, participants } = seeded.body;
    const callSid = participants[1].callSid;
    expect((await control("POST", "far-party", { callSid, does: "answer" })).status).toBe(204);
    expect((await client.conferences(conferenceSid).fetch()).status).toBe("in-progress");
    const since = clock.now();
    const { body } = await control("GET", `requests?path=/Conferences/&method=GET&since=${since}`);
    expect(body).toMatchObject([{ method: "GET", status: 200 }]);
  });

  it("orders and lifts faults", async () => {
    const { control, client } = overHttp();
    const { body } = await control("POST", "faults", { path: "Calls", kind: "503", count: 9 });
    expect((await control("DELETE", `faults/${body.id}`)).status).toBe(204);
    expect(await client.calls.list()).toEqual([]);
  });

  it("starts the demo once, and starts over", async () => {
    const { control, client } = overHttp();
    expect((await control("POST", "scenario", { name: "demo" })).status).toBe(204);
    expect((await control("POST", "scenario", { name: "demo" })).body.message).toContain("already");
    expect((await allConferences(client)).length).toBeGreaterThan(5);
    expect((await control("POST", "reset")).status).toBe(204);
    expect(await allConferences(client)).toEqual([]);
  });

  it.each([
    ["POST", "faults", { path: "Calls", kind: "tired" }, /^kind: /],
    ["POST", "faults", { path: "Calls", kind: "429", cuont: 2 }, /cuont/],
    ["POST", "conferences", { friendlyName: "A" }, /^participants: /],
    ["POST", "conferences", "not JSON", /^The body must be JSON\.$/],
    ["POST", "conferences", undefined, /expected object/],
    ["POST", "scenario", { name: "drama" }, /^name: /],
    ["POST", "far-party", { callSid: "CA1", does: "answer" }, /^No live call has the Call SID/],
    ["GET", "requests?since=yesterday", undefined, /^since must be/],
  ])(
    "answers %s %s with a sentence when it makes no sense",
    async (method, path, body, sentence) => {
      const { control } = overHttp();
      const answer = await control(method, path, body);
      expect(answer.status).toBe(400);
      expect(answer.body.message).toMatch(sentence);
    },
  );

  it("answers 404 to what it does not have", async () => {
    const { control } = overHttp();
    expect((await control("POST", "constructor")).status).toBe(404);
    expect((await control("GET", "faults")).status).toBe(404);
  });

  it("does not log itself", async () => {
    const { control, dial } = overHttp();
    await dial("Lobby", { to: RINGS });
    await control("GET", "requests");
    expect((await control("GET", "requests")).body).toHaveLength(1);
  });
});
