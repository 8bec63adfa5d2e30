import { describe, expect, it } from "vitest";
import { createSimulator } from "@/lib/simulator/simulator";
import type { TwilioCredentials } from "../env";
import { createGateway } from "./gateway";

const accountSid = `AC${"a".repeat(32)}`;

/** A gateway whose requests are noted and never answered well. */
function noting(options: Partial<TwilioCredentials>) {
  const requests: Request[] = [];
  const credentials = { accountSid, username: accountSid, password: "token", ...options };
  const gateway = createGateway(credentials, async (request) => {
    requests.push(request);
    return Response.json({ conferences: [], page: 0 });
  });
  return { gateway, requests };
}

describe("where requests go", () => {
  const list = `/2010-04-01/Accounts/${accountSid}/Conferences.json`;
  const sydney = { region: "au1", edge: "sydney" };

  it.each([
    ["Twilio", {}, "https://api.twilio.com"],
    ["a region by an edge", { place: sydney }, "https://api.sydney.au1.twilio.com"],
    ["another service", { baseUrl: "http://127.0.0.1:4010" }, "http://127.0.0.1:4010"],
    [
      "one with a path",
      { baseUrl: "https://proxy.example/twilio/" },
      "https://proxy.example/twilio",
    ],
    ["one, whatever the region", { place: sydney, baseUrl: "http://sim" }, "http://sim"],
  ])("is %s", async (_, options, origin) => {
    const { gateway, requests } = noting(options);
    await gateway.conferences.page({ status: "init" });
    await gateway.conferences.pageAt(`${list}?Page=1&PageToken=PACF1`);
    expect(requests.map(({ url }) => url)).toEqual([
      `${origin}${list}?Status=init`,
      `${origin}${list}?Page=1&PageToken=PACF1`,
    ]);
  });

  it("does not change because an answer says so", async () => {
    const elsewhere = { Location: "https://example.com/" };
    const credentials = { accountSid, username: accountSid, password: "token" };
    const requests: Request[] = [];
    const gateway = createGateway(credentials, async (request) => {
      requests.push(request);
      return new Response(null, { status: 307, headers: elsewhere });
    });
    await expect(gateway.conferences.page({ status: "in-progress" })).rejects.toThrow("status 307");
    expect(requests.map(({ redirect }) => redirect)).toEqual(["manual"]);
  });
});

describe("who asks", () => {
  const apiKey = { sid: `SK${"b".repeat(32)}`, secret: "s3cret:with:colons" };
  const simulator = createSimulator({ accountSid, authToken: "token", apiKey });

  it.each([
    ["the account", accountSid, "token"],
    ["an API key", apiKey.sid, apiKey.secret],
  ])("is %s", async (_, username, password) => {
    const credentials = { accountSid, username, password };
    const gateway = createGateway(credentials, (request) => simulator.handle(request));
    await expect(gateway.conferences.page({ status: "in-progress" })).resolves.toMatchObject({
      conferences: [],
    });
  });

  it("is told when Twilio does not know them", async () => {
    const credentials = { accountSid, username: accountSid, password: "wrong" };
    const gateway = createGateway(credentials, (request) => simulator.handle(request));
    await expect(gateway.conferences.page({ status: "in-progress" })).rejects.toMatchObject({
      fault: {
        kind: "unauthorised",
        code: 20003,
        message: expect.stringContaining("TWILIO_ACCOUNT_SID"),
      },
    });
  });
});
