import { describe, expect, it } from "vitest";
import { steppedClock } from "./clock";
import { createSimulator } from "./simulator";
import { OURS, RINGS } from "./testing/numbers";
import { allConferences, rejection, setUp } from "./testing/room";
import { sdkFor } from "./testing/sdk";

describe("who may ask", () => {
  it("takes the account's token and its API key", async () => {
    const apiKey = { sid: `SK${"1".repeat(32)}`, secret: "it:has:colons" };
    const simulator = createSimulator({ apiKey, clock: steppedClock() });
    const byKey = sdkFor(simulator, { username: apiKey.sid, password: apiKey.secret });
    expect(await sdkFor(simulator).conferences.list()).toEqual([]);
    expect(await byKey.conferences.list()).toEqual([]);
  });

  it.each([
    ["a wrong token", { password: "wrong" }],
    ["another account", { username: `AC${"9".repeat(32)}` }],
    ["a key it does not know", { username: `SK${"9".repeat(32)}` }],
  ])("refuses %s", async (_, credentials) => {
    const { simulator } = setUp();
    const { status, code } = await rejection(sdkFor(simulator, credentials).conferences.list());
    expect({ status, code }).toEqual({ status: 401, code: 20003 });
  });

  it("refuses its own account's token for another account's path", async () => {
    const { ask } = setUp();
    const response = await ask("GET", `/2010-04-01/Accounts/AC${"9".repeat(32)}/Conferences.json`);
    expect(await response.json()).toMatchObject({ code: 20003, status: 401 });
  });

  it("says so differently when there are no credentials", async () => {
    const { ask, account } = setUp();
    const response = await ask("GET", `${account}/Conferences.json`, { auth: false });
    expect(await response.json()).toEqual({
      code: 20003,
      detail: "Your AccountSid or AuthToken was incorrect.",
      message: "Authentication Error - No credentials provided",
      more_info: "https://www.twilio.com/docs/errors/20003",
      status: 401,
    });
  });
});

describe("what it does not have", () => {
  it("names the path of what is not found", async () => {
    const { ask, account } = setUp();
    const path = `${account}/Conferences/CF${"0".repeat(32)}.json`;
    const response = await ask("GET", `${path}?a=b`);
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({
      code: 20404,
      message: `The requested resource ${path} was not found`,
      more_info: "https://www.twilio.com/docs/errors/20404",
      status: 404,
    });
  });

  it("tells a wrong method from a wrong path", async () => {
    const { ask, account } = setUp();
    expect((await ask("DELETE", `${account}/Conferences.json`)).status).toBe(405);
    expect((await ask("GET", `${account}/Messages.json`)).status).toBe(404);
    expect((await ask("GET", "/2010-04-01/nothing.json")).status).toBe(404);
  });

  it("speaks XML where the path does not end in .json", async () => {
    const { ask, account } = setUp();
    const response = await ask("GET", `${account}/Confer%3Cences`);
    expect(response.headers.get("Content-Type")).toBe("application/xml");
    expect(await response.text()).toBe(
      `<?xml version='1.0' encoding='UTF-8'?>\n<TwilioResponse><RestException><Code>20404</Code><Message>The requested resource ${account}/Confer%3Cences was not found</Message><MoreInfo>https://www.twilio.com/docs/errors/20404</MoreInfo><Status>404</Status></RestException></TwilioResponse>`,
    );
  });

  it("answers broken percent-encoding instead of breaking", async () => {
    const { ask, account } = setUp();
    expect((await ask("GET", `${account}/Conferences/50%.json`)).status).toBe(400);
  });
});

it("sends Twilio's headers", async () => {
  const { ask, account } = setUp({ region: "ie1" });
  const { headers } = await ask("GET", `${account}/Conferences.json`);
  expect(headers.get("Content-Type")).toBe("application/json");
  expect(headers.get("Twilio-Request-Id")).toMatch(/^RQ[0-9a-f]{32}$/);
  expect(headers.get("Twilio-Concurrent-Requests")).toBe("1");
  expect(headers.get("Twilio-Request-Duration")).toBe("0.000");
  expect(headers.get("X-Home-Region")).toBe("ie1");
});

it("dates its answers by its own clock", async () => {
  const { ask, account, clock } = setUp();
  clock.advance(90_500);
  const { headers } = await ask("GET", `${account}/Conferences.json`);
  expect(headers.get("Date")).toBe("Mon, 05 Jan 2026 09:01:30 GMT");
});

async function story(seed: number) {
  const { dial, clock, ask, account } = setUp({ seed });
  await dial("Lobby", { to: "+12125550188" });
  clock.advance(2_000);
  await dial("Lobby", { label: "guest" });
  const lists = ["Conferences", "Calls", "IncomingPhoneNumbers"];
  const answers = await Promise.all(lists.map((list) => ask("GET", `${account}/${list}.json`)));
  return Promise.all(answers.map((answer) => answer.text()));
}

describe("the same again", () => {
  it("gives the same answers for the same seed, and others for another", async () => {
    expect(await story(7)).toEqual(await story(7));
    expect(await story(7)).not.toEqual(await story(8));
  });
});

it("leaves no timer behind when it is closed", async () => {
  const { simulator, dial, clock, client } = setUp();
  const { callSid } = await dial("Lobby", { to: "+12125550188" });
  simulator.close();
  clock.advance(60_000);
  expect((await client.calls(callSid).fetch()).status).toBe("ringing");
});

describe("several accounts", () => {
  const other = { accountSid: `AC${"2".repeat(32)}`, authToken: "other" };

  it("see nothing of each other", async () => {
    const { simulator, dial, client } = setUp({ accounts: [other] });
    const theirs = sdkFor(simulator, { accountSid: other.accountSid, password: other.authToken });
    const ours = await dial("Lobby");
    expect(await theirs.conferences.list()).toEqual([]);
    const { status } = await rejection(theirs.calls(ours.callSid).fetch());
    expect(status).toBe(404);

    const created = await theirs
      .conferences("Lobby")
      .participants.create({ from: OURS, to: RINGS });
    expect(created.conferenceSid).not.toBe(ours.conferenceSid);
    expect(await allConferences(client)).toHaveLength(1);
  });

  it("have each their own log, faults and control", async () => {
    const { simulator, client, control } = setUp({ accounts: [other] });
    const theirs = sdkFor(simulator, { accountSid: other.accountSid, password: other.authToken });
    simulator.controlOf(other.accountSid).fault({ path: "Conferences", kind: "500" });
    expect(await client.conferences.list()).toEqual([]);
    expect((await rejection(theirs.conferences.list())).status).toBe(500);
    expect(control.requests().map(({ accountSid }) => accountSid)).toEqual([simulator.accountSid]);
    const [theirRequest] = simulator.controlOf(other.accountSid).requests();
    expect(theirRequest).toMatchObject({ accountSid: other.accountSid, status: 500 });
  });

  it("are opened and controlled from another process, each with its own credentials", async () => {
    const { simulator, ask } = setUp();
    const form = JSON.stringify(other);
    const opened = await ask("POST", "/simulator/accounts", { form });
    expect(await opened.json()).toEqual(other);
    const theirs = sdkFor(simulator, { accountSid: other.accountSid, password: other.authToken });
    await theirs.calls.list();
    const credentials = btoa(`${other.accountSid}:${other.authToken}`);
    const asked = new Request("https://api.twilio.com/simulator/requests", {
      headers: { Authorization: `Basic ${credentials}` },
    });
    const seen = (await (await simulator.handle(asked)).json()) as { accountSid: string }[];
    expect(seen.map(({ accountSid }) => accountSid)).toEqual([other.accountSid]);
    expect(await (await ask("GET", "/simulator/requests")).json()).toEqual([]);
  });

  it("can be opened while it runs, with as many keys as one likes", async () => {
    const { simulator, control } = setUp();
    const keys = ["1", "2"].map((digit) => ({ sid: `SK${digit.repeat(32)}`, secret: digit }));
    const { accountSid } = control.addAccount({ apiKeys: keys });
    for (const { sid, secret } of keys) {
      const client = sdkFor(simulator, { username: sid, password: secret, accountSid });
      expect(await client.calls.list()).toEqual([]);
    }
    expect(control.accounts().map((account) => account.accountSid)).toEqual([
      simulator.accountSid,
      accountSid,
    ]);
    expect(() => control.addAccount({ accountSid })).toThrow(/already/);
    expect(() => simulator.controlOf("AC1")).toThrow(/no account/);
  });
});
