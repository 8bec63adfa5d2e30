import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Role } from "@/lib/model/person";
import { accounts, people, sessions } from "../database/people";
import { events } from "../database/record";
import { withDatabase } from "../testing/databases";
import { browser, withSecret } from "../testing/doors";
import { type Identity, openIdProvider } from "../testing/openid-provider";
import { boot } from "../testing/process";
import { invite, listInvitations } from "./invitations";

const database = withDatabase();
const orm = () => database().orm;
let provider: Awaited<ReturnType<typeof openIdProvider>>;

beforeAll(async () => {
  provider = await openIdProvider();
});
afterAll(() => provider.close());

beforeEach(() => {
  boot();
  withSecret({ openId: { ...provider, name: "Example" }, publicUrl: "http://localhost:3000" });
});

const sam: Identity = {
  sub: "1",
  email: "Sam@example.com",
  email_verified: true,
  name: "Sam of Example",
};

/** Goes to the provider and back; where the browser stands in the end, and whether it is signed in. */
async function signIn(identity: Identity, { next = "/", refusal = "" } = {}) {
  provider.next(identity, refusal || undefined);
  const visitor = browser();
  const begun = await visitor.post("/api/auth/sign-in/social", { callbackURL: next });
  const { url } = (await begun.json()) as { url: string };
  const sent = await fetch(url, { redirect: "manual" });
  const back = new URL(sent.headers.get("location") ?? "");
  const ended = await visitor.get(back.pathname + back.search, { "sec-fetch-site": "cross-site" });
  const signedIn = [...visitor.cookies.keys()].some((name) => name.endsWith("session_token"));
  return { at: ended.headers.get("location"), signedIn, back, visitor };
}

async function person(name: string, role: Role) {
  const made = { id: randomUUID(), name, email: `${name.toLowerCase()}@example.com`, role };
  await orm()
    .insert(people)
    .values({ ...made, emailVerified: true });
  return made;
}

const recorded = async () =>
  (await orm().select().from(events).orderBy(events.id)).map(({ kind, payload }) => ({
    kind,
    ...payload,
  }));

describe("by OpenID Connect", () => {
  it("somebody who is invited comes in with the role of the invitation, once", async () => {
    await invite({ email: "sam@example.com", role: "supervisor" }, null);
    expect(await signIn(sam, { next: "/reference" })).toMatchObject({
      at: "/reference",
      signedIn: true,
    });
    expect(await orm().select().from(people)).toMatchObject([
      { name: "Sam of Example", email: "sam@example.com", role: "supervisor", emailVerified: true },
    ]);
    expect(await listInvitations()).toEqual([]);
    expect((await recorded()).slice(1)).toMatchObject([
      { kind: "person-joined", email: "sam@example.com", role: "supervisor" },
      { kind: "sign-in", method: "openid" },
    ]);
  });

  it("somebody is called what is seen of the name that the provider says", async () => {
    await invite({ email: "sam@example.com", role: "viewer" }, null);
    await signIn({ ...sam, name: "Sam\0 \u202Eof\nExample" });
    expect(await orm().select().from(people)).toMatchObject([{ name: "Sam of Example" }]);
  });

  it("comes in again, though nothing invites them any more", async () => {
    await invite({ email: "sam@example.com", role: "viewer" }, null);
    await signIn(sam);
    expect(await signIn({ ...sam, email: "renamed@example.com" })).toMatchObject({
      signedIn: true,
    });
    expect(await orm().$count(people)).toBe(1);
    expect(await orm().$count(accounts)).toBe(1);
  });

  it("what the provider gave for them is kept where nobody can read it", async () => {
    await invite({ email: "sam@example.com", role: "viewer" }, null);
    await signIn(sam);
    const unreadable = expect.stringMatching(/^(\$ba\$.+|[0-9a-f]{64,})$/);
    const kept = [{ accessToken: unreadable, idToken: null }];
    expect(await orm().select().from(accounts)).toMatchObject(kept);
    await signIn(sam);
    expect(await orm().select().from(accounts)).toMatchObject(kept);
  });

  it("a stranger stays outside", async () => {
    expect(await signIn(sam)).toMatchObject({
      at: expect.stringMatching(/^\/sign-in\?error=not_invited/),
      signedIn: false,
    });
    expect(await orm().$count(people)).toBe(0);
    expect(await orm().$count(sessions)).toBe(0);
    expect(await recorded()).toMatchObject([
      { kind: "sign-in-refused", email: "sam@example.com", reason: "OpenID Connect: not invited" },
    ]);
  });

  it.each([false, undefined, "true"])(
    "an address that the provider has not verified (%s) opens nothing",
    async (email_verified) => {
      await person("Sam", "admin");
      await invite({ email: "kim@example.com", role: "admin" }, null);
      const claims = { ...sam, email_verified };
      expect(await signIn(claims)).toMatchObject({
        at: "/sign-in?error=account_not_linked",
        signedIn: false,
      });
      expect(await signIn({ ...claims, sub: "2", email: "kim@example.com" })).toMatchObject({
        at: expect.stringContaining("error=not_invited"),
        signedIn: false,
      });
      expect(await orm().$count(people)).toBe(1);
      expect(await orm().$count(accounts)).toBe(0);
    },
  );

  it("somebody who is here already is the same person by a verified address", async () => {
    const here = await person("Sam", "viewer");
    expect(await signIn(sam)).toMatchObject({ signedIn: true });
    expect(await orm().select().from(accounts)).toMatchObject([
      { userId: here.id, accountId: `${provider.issuer} 1` },
    ]);
    expect(await orm().select().from(people)).toMatchObject([{ name: "Sam", role: "viewer" }]);
  });

  it.each(["", 7, undefined])(
    "a provider that says no subject (%j) lets nobody in",
    async (sub) => {
      await person("Sam", "admin");
      await invite({ email: "kim@example.com", role: "admin" }, null);
      for (const email of ["sam@example.com", "kim@example.com"]) {
        const { at, signedIn } = await signIn({ ...sam, email, sub: sub as string });
        expect(at).toBe("/sign-in?error=unable_to_get_user_info");
        expect(signedIn).toBe(false);
      }
      expect(await orm().$count(people)).toBe(1);
    },
  );

  it("the same subject at another provider is somebody else", async () => {
    await person("Sam", "admin");
    await signIn(sam);
    const other = await openIdProvider();
    withSecret({ openId: { ...other, name: "Other" } });
    delete (globalThis as Record<symbol, unknown>)[Symbol.for("bridgeboard.auth-openid")];
    const before = provider;
    provider = other;
    const came = await signIn({ ...sam, email: "eve@example.com" });
    provider = before;
    await other.close();
    expect(came).toMatchObject({ at: expect.stringContaining("not_invited"), signedIn: false });
  });

  it("one invitation lets one in, when two come at once", async () => {
    await invite({ email: "sam@example.com", role: "viewer" }, null);
    await Promise.all([signIn(sam), signIn(sam)]);
    expect(await orm().$count(people)).toBe(1);
    expect((await recorded()).filter(({ kind }) => kind === "person-joined")).toHaveLength(1);
  });

  it("what the provider refuses is said on the page for signing in", async () => {
    const { at, signedIn } = await signIn(sam, { refusal: "access_denied", next: "/reference" });
    expect(at).toBe("/sign-in?next=%2Freference&error=access_denied");
    expect(signedIn).toBe(false);
  });

  it.each(["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"])(
    "nobody is sent on to %s",
    async (next) => {
      await person("Sam", "viewer");
      expect(await signIn(sam, { next })).toMatchObject({ at: "/", signedIn: true });
    },
  );

  it("people go back to the published address", async () => {
    withSecret({ publicUrl: "https://board.example.com" });
    const { back } = await signIn(sam);
    expect(back.origin + back.pathname).toBe("https://board.example.com/api/auth/callback/openid");
  });

  it("an answer that this browser has not asked for opens nothing", async () => {
    await person("Sam", "viewer");
    const { back } = await signIn(sam);
    const victim = browser();
    const ended = await victim.get(back.pathname + back.search);
    expect(ended.headers.get("location")).toMatch(/^\/sign-in\?error=/);
    expect(victim.cookies.size).toBe(0);
  });

  it("a provider that is down keeps nobody from a password, and is asked again", async () => {
    const later = await openIdProvider();
    const [port, issuer] = [Number(new URL(later.issuer).port), later.issuer];
    await later.close();
    withSecret({ openId: { ...later, name: "Example" } });
    const visitor = browser();
    const begun = await visitor.post("/api/auth/sign-in/social", { callbackURL: "/" });
    expect(begun.status).toBe(503);
    expect(await begun.json()).toEqual({ message: expect.stringMatching("single sign-on") });
    const wrong = { email: "sam@example.com", password: "wrong password" };
    expect((await visitor.post("/api/auth/sign-in/email", wrong)).status).toBe(401);

    const back = await openIdProvider(port);
    const again = await visitor.post("/api/auth/sign-in/social", { callbackURL: "/" });
    expect(((await again.json()) as { url: string }).url).toMatch(`${issuer}/authorize`);
    await back.close();
  });
});
