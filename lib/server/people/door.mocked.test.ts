import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { accounts, people, sessions } from "../database/people";
import { events } from "../database/record";
import { readEnvironment } from "../env";
import { withDatabase } from "../testing/databases";
import { browser, withSecret } from "../testing/doors";
import { boot } from "../testing/process";
import { signedOut } from "../testing/sign-in";
import { later } from "../testing/waiting";
import { auth } from "./auth";
import { signInDoor } from "./door";
import { hashOfPassword, isPassword } from "./passwords";

// A real hash takes a while on purpose.
vi.mock("./passwords", () => ({
  hashOfPassword: vi.fn<typeof hashOfPassword>(async (given) => `hash of ${given}`),
  isPassword: vi.fn<typeof isPassword>(
    async ({ password: given, hash }) => hash === `hash of ${given}`,
  ),
}));

const database = withDatabase();
const orm = () => database().orm;
const password = "correct horse battery";

beforeEach(async () => {
  boot();
  withSecret();
  vi.useFakeTimers({ toFake: ["Date"] });
  await person("sam", { password: `hash of ${password}` });
});
afterEach(() => {
  vi.useRealTimers();
  vi.clearAllMocks();
});

async function person(name: string, way: { password: string } | "openid") {
  const id = randomUUID();
  const email = `${name}@example.com`;
  await orm().insert(people).values({ id, name, email, role: "viewer", emailVerified: true });
  await orm()
    .insert(accounts)
    .values({
      id: randomUUID(),
      userId: id,
      ...(way === "openid"
        ? { providerId: "openid", accountId: `https://login.example.com ${id}` }
        : { providerId: "credential", accountId: id, password: way.password }),
    });
}

const signIn = (email: string, given: string, address?: string) =>
  browser(address).post("/api/auth/sign-in/email", { email, password: given });

/** How many passwords were hashed, or held against a hash. */
const hashes = () =>
  vi.mocked(hashOfPassword).mock.calls.length + vi.mocked(isPassword).mock.calls.length;

const whole = async (answered: Response) => ({
  status: answered.status,
  headers: [...answered.headers].filter(([name]) => name !== "date"),
  body: await answered.text(),
});

describe("a sign-in by password", () => {
  it("is answered with a cookie that no script and no other site can use", async () => {
    const answered = await signIn("Sam@example.com", password);
    expect(answered.status).toBe(200);
    expect(await answered.json()).toEqual({ signedIn: true });
    const [cookie, ...others] = answered.headers.getSetCookie();
    expect(others).toEqual([]);
    expect(cookie).toMatch(/^bridgeboard\.session_token=[^;]+; /);
    expect(cookie?.split("; ").slice(1).toSorted()).toEqual([
      "HttpOnly",
      "Max-Age=1209600",
      "Path=/",
      "SameSite=Lax",
    ]);
    expect(await orm().select().from(events)).toMatchObject([
      { kind: "sign-in", personName: "sam", payload: { method: "password" } },
    ]);
  });

  it("sets a cookie for https alone, where the board is published there", async () => {
    boot();
    const read = readEnvironment({
      BRIDGEBOARD_MODE: "demo",
      PUBLIC_URL: "HTTPS://Board.Example.com",
    });
    withSecret({ publicUrl: read.publicUrl });
    const answered = await signIn("sam@example.com", password);
    const [cookie] = answered.headers.getSetCookie();
    expect(cookie).toMatch(/^__Secure-bridgeboard\.session_token=/);
    expect(cookie?.split("; ")).toContain("Secure");
  });

  it("ends the session that the browser had, and gives a new one each time", async () => {
    const visitor = browser();
    const other = browser();
    const body = { email: "sam@example.com", password };
    await other.post("/api/auth/sign-in/email", body);
    await visitor.post("/api/auth/sign-in/email", body);
    const before = (await orm().select().from(sessions)).map(({ id }) => id);
    await visitor.post("/api/auth/sign-in/email", body);
    const after = (await orm().select().from(sessions)).map(({ id }) => id);
    expect(after).toHaveLength(2);
    expect(after).toContain(before[0]);
    expect(after).not.toContain(before[1]);
    expect((await orm().select().from(events)).at(-1)).toMatchObject({
      kind: "session-ended",
      personName: "sam",
      payload: { sessionId: before[1] },
    });
  });

  it("leaves the session that the browser had, where it fails", async () => {
    const visitor = browser();
    await visitor.post("/api/auth/sign-in/email", { email: "sam@example.com", password });
    await visitor.post("/api/auth/sign-in/email", { email: "sam@example.com", password: "wrong" });
    expect(await orm().$count(sessions)).toBe(1);
  });

  it("is told that an e-mail address is none, which is no wrong password", async () => {
    expect((await signIn("sam at home", password)).status).toBe(400);
    expect(await orm().$count(events)).toBe(0);
  });

  it("fails in one way, and with one hash, whoever it is for", async () => {
    await person("kim", "openid");
    const answers: unknown[] = [];
    for (const email of ["sam@example.com", "nobody@example.com", "kim@example.com"]) {
      answers.push(await whole(await signIn(email, "a wrong password")));
      expect(hashes()).toBe(answers.length);
    }
    expect(answers[0]).toMatchObject({ status: 401, body: expect.stringMatching("do not belong") });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  it.each([
    {},
    { email: "sam@example.com" },
    { email: "sam@example.com", password: 1 },
    { email: ["sam@example.com"], password },
    { email: "sam@example.com", password: "x".repeat(201) },
  ])("is not understood with %j", async (body) => {
    expect((await browser().post("/api/auth/sign-in/email", body)).status).toBe(400);
  });

  it("is counted for the account that is tried, however its body is read", async () => {
    const form = new URLSearchParams({ email: "sam@example.com", password: "a wrong password" });
    const decoy = JSON.stringify({ email: "decoy@example.com", password: "x" });
    for (const [body, type] of [
      [`${form}&${decoy}`, "application/x-www-form-urlencoded"],
      [decoy, "application/x-www-form-urlencoded"],
      [decoy, "text/plain"],
      [decoy, "application/jsonp"],
      [decoy, ""],
    ] as const) {
      const answered = await browser().send("/api/auth/sign-in/email", body, type);
      expect(answered.status).toBe(415);
      expect(await answered.json()).toEqual({ message: expect.stringMatching("JSON alone") });
    }
    expect(hashes()).toBe(0);
  });

  it("is checked with the words that were counted, and no others", async () => {
    const body = { email: "sam@example.com", password, rememberMe: false, callbackURL: "//evil" };
    const answered = await browser().post("/api/auth/sign-in/email", body);
    expect(answered.status).toBe(200);
    expect(answered.headers.get("set-cookie")).toContain("Max-Age");
    expect(answered.headers.get("location")).toBeNull();
  });

  it("from another site is refused", async () => {
    const origin = "https://evil.example";
    const body = { email: "sam@example.com", password };
    const answered = await browser().post("/api/auth/sign-in/email", body, { origin });
    expect(answered.status).toBe(403);
    expect(await orm().$count(sessions)).toBe(0);
  });
});

/** Somebody who has signed in; asks who they are. */
const signedIn = async () => {
  const visitor = browser();
  await visitor.post("/api/auth/sign-in/email", { email: "sam@example.com", password });
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  return () => auth().api.getSession({ headers: new Headers({ cookie }) });
};
const seen = async () => (await orm().select().from(sessions))[0]?.updatedAt.getTime();

describe("a session", () => {
  it("is seen to be in use, to the minute", async () => {
    const ask = await signedIn();
    const begun = Date.now();
    later(30_000);
    await ask();
    expect(await seen()).toBe(begun);
    later(30_000);
    await ask();
    expect(await seen()).toBe(begun + 60_000);
  });

  it("is over after two weeks, or as soon as it is gone from the database", async () => {
    const ask = await signedIn();
    expect(await ask()).not.toBeNull();
    await orm().delete(sessions);
    expect(await ask()).toBeNull();
    const again = await signedIn();
    later(14 * 24 * 60 * 60 * 1000 + 1);
    expect(await again()).toBeNull();
  });

  it("has the role that its person has now", async () => {
    const ask = await signedIn();
    await orm().update(people).set({ role: "supervisor" });
    expect((await ask())?.user).toMatchObject({ role: "supervisor" });
  });
});

const signOut = async () => {
  const visitor = browser();
  await visitor.post("/api/auth/sign-in/email", { email: "sam@example.com", password });
  return visitor.post("/api/auth/sign-out", {});
};
const signOuts = () => orm().$count(events, eq(events.kind, "sign-out"));

describe("a sign-out", () => {
  it("ends the session, and is on record", async () => {
    expect((await signOut()).status).toBe(200);
    expect(await orm().$count(sessions)).toBe(0);
    expect(await signOuts()).toBe(1);
  });

  it("of nobody is not on record", async () => {
    await browser().post("/api/auth/sign-out", {});
    expect(await signOuts()).toBe(0);
  });
});

describe("of what is sent to the doors", () => {
  const long = JSON.stringify({ email: "sam@example.com", password, more: "x".repeat(16 * 1024) });
  const paths = ["sign-in/email", "sign-in/social", "sign-in/demo", "join", "sign-out"];

  it.each(paths)("no more than 16 kB is read at %s", async (door) => {
    const answered = await browser().send(`/api/auth/${door}`, long, "application/json");
    expect(answered.status).toBe(413);
    expect(await answered.json()).toEqual({ message: expect.stringMatching("at most 16 kB") });
    expect(hashes()).toBe(0);
  });

  it("no more is read than that, though it goes on for ever and nobody said how long it is", async () => {
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(1024).fill(32));
      },
    });
    const headers = { ...signedOut, "content-type": "application/json" };
    const url = "http://localhost:3000/api/auth/sign-in/email";
    const endless = { method: "POST", headers, body, duplex: "half" } as RequestInit;
    expect((await signInDoor(new Request(url, endless))).status).toBe(413);
    expect(pulled).toBeLessThan(20);
  });
});

describe("of Better Auth’s doors", () => {
  it.each([
    ["GET", "/api/auth/get-session"],
    ["GET", "/api/auth/list-sessions"],
    ["GET", "/api/auth/ok"],
    ["GET", "/api/auth/error"],
    ["POST", "/api/auth/sign-up/email"],
    ["POST", "/api/auth/update-user"],
    ["POST", "/api/auth/change-password"],
    ["POST", "/api/auth/change-email"],
    ["POST", "/api/auth/delete-user"],
    ["POST", "/api/auth/link-social"],
    ["POST", "/api/auth/request-password-reset"],
    ["POST", "/api/auth/reset-password"],
    ["POST", "/api/auth/callback/openid"],
    ["POST", "/api/auth/sign-in/email/"],
    ["POST", "/api/auth//sign-up/email"],
  ] as const)("%s %s is not open", async (method, path) => {
    const visitor = browser();
    const body = { email: "eve@example.com", password, name: "Eve" };
    const answered = method === "GET" ? await visitor.get(path) : await visitor.post(path, body);
    expect(answered.status).toBe(404);
    expect(await orm().$count(people)).toBe(1);
  });
});
