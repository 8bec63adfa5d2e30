import type { IncomingMessage } from "node:http";
import { inspect } from "node:util";
import { afterEach, describe, expect, it } from "vitest";
import { FaultError } from "@/lib/model/fault";
import { faultOf } from "../fault-of";
import { log } from "../log";
import { OURS, RINGS } from "../testing/gateway";
import { boot } from "../testing/process";
import { type Answer, gatewayOverSockets, secrets } from "../testing/sockets";
import { settled } from "../testing/waiting";
import type { Gateway } from "./gateway";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

async function gatewayTo(answer: Answer, timeLimit?: number): Promise<Gateway> {
  const { gateway, close } = await gatewayOverSockets(answer, timeLimit);
  closing.push(close);
  return gateway;
}

/** A gateway to a port where nobody listens any more. */
async function gatewayToNobody(): Promise<Gateway> {
  const { gateway, close } = await gatewayOverSockets(() => {});
  await close();
  return gateway;
}

const dial = (gateway: Gateway) => gateway.participants.create("Lobby", { to: RINGS, from: OURS });
const look = (gateway: Gateway) => gateway.conferences.page({ status: "in-progress" });
const thrownBy = (deed: Promise<unknown>) =>
  deed.then(
    () => undefined,
    (error: unknown) => error,
  );

const reset: Answer = (request) => request.socket.resetAndDestroy();
const silence: Answer = () => {};
const half: Answer = (_, response) => {
  response.writeHead(200, { "content-length": 1000 });
  response.write('{"conferences":');
};

const troubles = [
  { name: "refused", gateway: gatewayToNobody, kind: "connection", unsure: false },
  { name: "reset", gateway: () => gatewayTo(reset), kind: "connection", unsure: true },
  { name: "never answered", gateway: () => gatewayTo(silence, 50), kind: "timeout", unsure: true },
  { name: "half answered", gateway: () => gatewayTo(half, 50), kind: "timeout", unsure: true },
] as const;

describe.each(troubles)("a request that is $name", ({ gateway, kind, unsure }) => {
  it("is explained", async () => {
    const to = await gateway();
    expect(await thrownBy(dial(to))).toMatchObject({
      fault: { kind, unsure, repeatable: !unsure },
    });
    expect(await thrownBy(look(to))).toMatchObject({
      fault: { kind, unsure: false, repeatable: true },
    });
  });

  it("leaves no credential in what is thrown, answered and logged", async () => {
    const { logged } = boot();
    const error = await thrownBy(dial(await gateway()));
    expect(error).toBeInstanceOf(FaultError);
    log().error({ err: error }, "somebody logs it whole");
    for (const text of [
      inspect(error, { depth: 10, showHidden: true }),
      JSON.stringify([error, faultOf(error)]),
      String((error as Error).stack),
      logged(),
    ]) {
      expect(text).not.toBe("");
      for (const secret of secrets) expect(text).not.toContain(secret);
    }
  });
});

it("would find a credential in what is thrown", () => {
  const error = new Error("no", { cause: { headers: { Authorization: `Basic ${secrets[1]}` } } });
  const text = inspect(error, { depth: 10, showHidden: true });
  expect(secrets.filter((secret) => text.includes(secret))).toEqual(secrets.slice(1));
});

it("leaves nothing of a request behind after a refusal", async () => {
  const gateway = await gatewayTo((_, response) => {
    response.writeHead(401, { "content-type": "application/json" });
    response.end('{"code":20003,"message":"Authenticate"}');
  });
  const text = inspect(await thrownBy(dial(gateway)), { depth: 10, showHidden: true });
  for (const secret of secrets) expect(text).not.toContain(secret);
});

/** Answers what comes first, and breaks the connection under what comes next on it. */
async function breakingAfterOne(breakIt: Answer) {
  const seen: string[] = [];
  const connections = new Set<unknown>();
  const gateway = await gatewayTo((request, response) => {
    seen.push(request.method ?? "");
    if (connections.has(request.socket)) return breakIt(request, response);
    connections.add(request.socket);
    response.writeHead(200, { "content-type": "application/json" });
    response.end('{"conferences":[],"page":0}');
  });
  return { gateway, seen, connections };
}

describe("over a connection that was kept open", () => {
  it.each<[string, Answer]>([
    ["reset", reset],
    ["closed", (request) => request.socket.destroy()],
    ["ended", (request) => request.socket.end()],
  ])("a dial is sent once even when it is %s", async (_, breakIt) => {
    const { gateway, seen, connections } = await breakingAfterOne(breakIt);
    await look(gateway);
    // The connection is free for the next request one turn after the answer.
    await settled();
    const error = await thrownBy(dial(gateway));
    expect(error).toMatchObject({ fault: { kind: "connection", unsure: true } });
    expect(seen).toEqual(["GET", "POST"]);
    expect(connections.size).toBe(1);
  });
});

it("sends what Twilio expects", async () => {
  const seen: { headers: IncomingMessage["headers"]; body: string; url: string | undefined }[] = [];
  const gateway = await gatewayTo(async (request, response) => {
    const { headers, url } = request;
    seen.push({ headers, url, body: (await request.toArray()).join("") });
    response.writeHead(404).end();
  });
  await thrownBy(gateway.participants.create("R&D", { to: RINGS, from: OURS, label: "Zoë + 1" }));
  expect(seen).toHaveLength(1);
  expect(seen[0]).toMatchObject({
    url: expect.stringMatching(/\/Conferences\/R%26D\/Participants\.json$/),
    body: "From=%2B14155550100&To=%2B15005550015&Label=Zo%C3%AB+%2B+1",
    headers: {
      authorization: `Basic ${secrets[1]}`,
      "content-type": "application/x-www-form-urlencoded",
      accept: "application/json",
      "user-agent": expect.stringMatching(/^twilio-node\//),
    },
  });
});
