import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { accounts, people, sessions } from "../database/people";
import { events } from "../database/record";
import { withDatabase } from "../testing/databases";
import { browser, withSecret } from "../testing/doors";
import { boot } from "../testing/process";
import { hashOf, invite } from "./invitations";
import { hashOfPassword } from "./passwords";

const database = withDatabase();
const orm = () => database().orm;
const password = "correct horse battery";
const email = "sam@example.com";
let logged: () => string;
let hash: string;
const printed: string[] = [];

beforeEach(async () => {
  ({ logged } = boot());
  withSecret();
  for (const how of ["log", "info", "warn", "error", "debug"] as const) {
    vi.spyOn(console, how).mockImplementation((...words: unknown[]) => {
      printed.push(words.map((word) => (word instanceof Error ? `${word.stack}` : word)).join(" "));
    });
  }
  hash = await hashOfPassword(password);
  await orm().insert(people).values({ id: "sam", name: "Sam", email, role: "viewer" });
  await orm()
    .insert(accounts)
    .values({ id: "a", accountId: "sam", userId: "sam", providerId: "credential", password: hash });
});
afterEach(async () => {
  for (const table of tables) {
    await orm().execute(sql.raw(`drop trigger if exists broken on ${table}`));
    await orm().execute(sql.raw(`alter table if exists away_${table} rename to ${table}`));
  }
  printed.length = 0;
  vi.restoreAllMocks();
});

const tables = ["people", "accounts", "sessions", "rate_limits", "invitations"] as const;

/** No query finds the table any more. */
const takeAway = (table: string) =>
  orm().execute(sql.raw(`alter table ${table} rename to away_${table}`));

/** Every write to the table fails; whatever is asked can still be read. */
async function refuseWrites(table: string, writes = "insert or update"): Promise<void> {
  await orm().execute(sql`create or replace function refuse_write() returns trigger
    language plpgsql as $$ begin raise exception 'no more of this'; end $$`);
  await orm().execute(
    sql.raw(`create trigger broken before ${writes} on ${table}
      for each row execute function refuse_write()`),
  );
}

const nothingIsTold = (...secrets: string[]) => {
  expect(logged()).toContain("unexpected error");
  expect(logged()).not.toContain("Failed query");
  for (const secret of [email, password, hash, ...secrets]) {
    expect(logged() + printed.join("\n")).not.toContain(secret);
  }
};

describe("a sign-in that the database fails", () => {
  it.each([
    ["people cannot be read", "people", takeAway],
    ["accounts cannot be read", "accounts", takeAway],
    ["no session can be made", "sessions", refuseWrites],
    ["tries cannot be read", "rate_limits", takeAway],
    ["tries cannot be counted", "rate_limits", refuseWrites],
  ])("is answered in words, and nothing of it is told: %s", async (_, table, fail) => {
    await fail(table);
    const answered = await browser().post("/api/auth/sign-in/email", { email, password });
    expect(answered.status).toBe(503);
    expect(await answered.json()).toEqual({ message: expect.stringMatching("Try again") });
    nothingIsTold();
  });

  it("is no wrong password: it is neither on record nor counted", async () => {
    await refuseWrites("sessions");
    for (let n = 0; n < 11; n++) {
      const answered = await browser().post("/api/auth/sign-in/email", { email, password });
      expect(answered.status).toBe(503);
    }
    expect(await orm().$count(events)).toBe(0);
  });

  it.each([
    ["links cannot be read", "invitations", takeAway],
    ["no password can be kept", "accounts", refuseWrites],
    ["no session can be made", "sessions", refuseWrites],
  ])("is answered in words to whoever comes by a link: %s", async (_, table, fail) => {
    const token = await invite({ email: "kim@example.com", role: "viewer" }, null);
    await fail(table);
    const answered = await browser().post("/api/auth/join", { token, name: "Kim", password });
    expect(answered.status).toBe(503);
    expect(await answered.json()).toEqual({ message: expect.stringMatching("Try again") });
    nothingIsTold(token, hashOf(token), "kim@example.com");
  });
});

describe("a sign-out that the database fails", () => {
  it("is neither done nor on record", async () => {
    const visitor = browser();
    await visitor.post("/api/auth/sign-in/email", { email, password });
    await refuseWrites("sessions", "delete");
    expect((await visitor.post("/api/auth/sign-out", {})).status).toBe(503);
    expect(visitor.cookies.size).toBe(1);
    expect(await orm().$count(sessions)).toBe(1);
    expect(await orm().$count(events, eq(events.kind, "sign-out"))).toBe(0);
  });
});
