import { beforeEach, describe, expect, it } from "vitest";
import { asking } from "@/lib/server/testing/next-headers";
import { accounts } from "../database/people";
import { withDatabase } from "../testing/databases";
import { browser, withSecret } from "../testing/doors";
import { boot } from "../testing/process";
import { signIn } from "../testing/sign-in";
import { changePassword, signOutEverywhere } from "./account";
import { invite, readLink } from "./invitations";
import { hashOfPassword } from "./passwords";

const database = withDatabase();
const orm = () => database().orm;
const password = "correct horse battery";

beforeEach(() => {
  boot();
  withSecret();
});

/** Somebody who is signed in and has a password. */
async function somebody() {
  const { person, headers } = await signIn("viewer");
  asking.headers = headers;
  await orm()
    .insert(accounts)
    .values({
      id: "password",
      accountId: person.id,
      userId: person.id,
      providerId: "credential",
      password: await hashOfPassword(password),
    });
  return person;
}

const outcome = (change: Promise<unknown>) =>
  change.then(
    () => "done",
    (error: Error) => error.message,
  );

describe("whoever changes their password", () => {
  it("gets ten tries at the present one", async () => {
    const sam = await somebody();
    const next = "another long one";
    for (let n = 0; n < 10; n++) {
      expect(await outcome(changePassword(sam, "wrong", next))).toMatch("not your present");
    }
    expect(await outcome(changePassword(sam, password, next))).toMatch("too many tries");
  });

  it("may do so though others have guessed at it", async () => {
    const sam = await somebody();
    for (let n = 0; n < 11; n++) {
      await browser().post("/api/auth/sign-in/email", { email: sam.email, password: "wrong" });
    }
    expect(await outcome(changePassword(sam, password, "another long one"))).toBe("done");
  });
});

describe("a link that would set somebody’s password", () => {
  it("is closed when they change it themselves", async () => {
    const sam = await somebody();
    const link = await invite({ email: sam.email, role: "viewer" }, null);
    const others = await invite({ email: "kim@example.com", role: "viewer" }, null);
    await changePassword(sam, "wrong", "another long one").catch(() => undefined);
    expect((await readLink(link)).state).toBe("open");
    await changePassword(sam, password, "another long one");
    expect(await readLink(link)).toEqual({ state: "unknown" });
    expect((await readLink(others)).state).toBe("open");
  });

  it("is closed when they sign out everywhere", async () => {
    const sam = await somebody();
    const link = await invite({ email: sam.email, role: "viewer" }, null);
    await signOutEverywhere(sam);
    expect(await readLink(link)).toEqual({ state: "unknown" });
  });
});
