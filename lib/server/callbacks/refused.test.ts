import { beforeEach, expect, it, vi } from "vitest";
import { POST } from "@/app/api/twilio/callbacks/[source]/route";
import { orm } from "../database/database";
import { events } from "../database/record";
import { environment } from "../env";
import { describeOnEach } from "../testing/databases";
import { boot } from "../testing/process";
import { noteRefusal } from "./refusals";
import { lastSigned } from "./signers";
import { oddCallbacks, other } from "./testing/odd";
import { refusalsLogged } from "./testing/refusals-logged";
import { ACCOUNT_SID, AUTH_TOKEN, muted, ORIGIN, ringing, sent } from "./testing/signed";

const PATH = "/api/twilio/callbacks";

const post = (request: Request) => {
  const source = new URL(request.url).pathname.split("/").at(-1) ?? "";
  return POST(request, { params: Promise.resolve({ source }) });
};

const told = (SequenceNumber: string, authToken: string) =>
  post(sent({ form: other({ SequenceNumber }), authToken }));

const signed = async () => [...(await lastSigned()).keys()].toSorted();

describeOnEach("a callback", () => {
  let logged: () => string;

  beforeEach(() => {
    ({ logged } = boot());
    Object.assign(environment(), {
      publicUrl: ORIGIN,
      authToken: AUTH_TOKEN,
      twilio: { accountSid: ACCOUNT_SID, username: ACCOUNT_SID, password: AUTH_TOKEN },
    });
  });

  it.each(oddCallbacks)("$what is answered $status", async ({ status, why, request }) => {
    const response = await post(sent(request()));
    expect(response.status).toBe(status);
    expect(await response.text()).toBe("");
    expect(refusalsLogged(logged())).toEqual(why ? { [why]: 1 } : {});
    expect(await orm().$count(events)).toBe(status === 204 ? 1 : 0);
  });

  it("is refused where nothing can be checked", async () => {
    Object.assign(environment(), { authToken: undefined });
    expect((await post(sent({ form: muted }))).status).toBe(403);
    Object.assign(environment(), { authToken: "", publicUrl: undefined });
    expect((await post(sent({ form: muted, authToken: "" }))).status).toBe(403);
    expect(refusalsLogged(logged())).toEqual({ "not-set-up": 1 });
  });

  it("is taken in through a rotation of the auth token, and it shows which one signed", async () => {
    const next = "beef".repeat(8);
    Object.assign(environment(), { nextAuthToken: next });
    expect((await told("1", AUTH_TOKEN)).status).toBe(204);
    await vi.waitFor(async () => expect(await signed()).toEqual(["auth-token"]));
    expect((await told("2", next)).status).toBe(204);
    await vi.waitFor(async () => expect(await signed()).toEqual(["auth-token", "next-auth-token"]));
    // The new one has taken the old one's place.
    Object.assign(environment(), { authToken: next, nextAuthToken: undefined });
    expect((await told("3", next)).status).toBe(204);
    expect((await told("4", AUTH_TOKEN)).status).toBe(403);
    expect(await orm().$count(events)).toBe(3);
    expect(logged()).not.toContain(next);
  });

  it("that is refused leaves nothing of itself in the log", async () => {
    const secret = "nobody should read this";
    const signature = "c2VjcmV0IHNpZ25hdHVyZSE=";
    await post(sent({ form: other({ ParticipantLabel: secret }), signature }));
    await post(sent({ form: other({ ParticipantLabel: secret, Muted: secret }) }));
    await post(sent({ form: other({ AccountSid: secret }) }));
    expect(logged()).toContain('"refusal":"signature"');
    expect(logged()).toContain('"parameter":"Muted"');
    for (const text of [secret, signature, AUTH_TOKEN]) expect(logged()).not.toContain(text);
  });

  it("of a kind that is not known is no mistake", async () => {
    const form = other({ StatusCallbackEvent: "participant-yawn" });
    expect((await post(sent({ form }))).status).toBe(204);
    const status = { ...ringing, CallStatus: "daydreaming" };
    expect((await post(sent({ form: status, path: `${PATH}/call` }))).status).toBe(204);
    expect(await orm().$count(events)).toBe(0);
    expect(logged()).toContain("participant-yawn");
  });

  it("is answered 503 while the database is away, and taken in afterwards", async () => {
    const store = globalThis as { [key: symbol]: unknown };
    const key = Symbol.for("bridgeboard.database");
    const database = store[key];
    store[key] = { database: null };
    expect((await post(sent({ form: muted }))).status).toBe(503);
    store[key] = database;
    expect(refusalsLogged(logged())).toEqual({ "not-written": 1 });
    expect((await post(sent({ form: muted }))).status).toBe(204);
    expect(await orm().$count(events)).toBe(1);
  });

  it("that is refused a thousand times is logged once a minute, with how often", async () => {
    for (let second = 0; second <= 120; second++) noteRefusal("signature", {}, second * 1000);
    const lines = logged().trim().split("\n");
    expect(lines.map((line) => (JSON.parse(line) as { count: number }).count)).toEqual([1, 60, 60]);
    expect(refusalsLogged(logged())).toEqual({ signature: 121 });
  });
});
