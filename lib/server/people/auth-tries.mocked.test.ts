import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { accounts, people } from "../database/people";
import { events } from "../database/record";
import { withDatabase } from "../testing/databases";
import { browser, withSecret } from "../testing/doors";
import { boot } from "../testing/process";
import { later } from "../testing/waiting";
import type { hashOfPassword, isPassword } from "./passwords";

// Many tries are tried here: a real hash takes a while on purpose.
vi.mock("./passwords", () => ({
  hashOfPassword: vi.fn<typeof hashOfPassword>(async (given) => `hash of ${given}`),
  isPassword: vi.fn<typeof isPassword>(
    async ({ password: given, hash }) => hash === `hash of ${given}`,
  ),
}));

const database = withDatabase();
const orm = () => database().orm;
const password = "correct horse battery";
const email = "sam@example.com";

beforeEach(async () => {
  boot();
  withSecret();
  vi.useFakeTimers({ toFake: ["Date"] });
  const hash = `hash of ${password}`;
  await orm().insert(people).values({ id: "sam", name: "sam", email, role: "viewer" });
  await orm()
    .insert(accounts)
    .values({ id: "a", accountId: "sam", userId: "sam", providerId: "credential", password: hash });
});
afterEach(() => {
  vi.useRealTimers();
});

const signIn = (account: string, given: string, address?: string) =>
  browser(address).post("/api/auth/sign-in/email", { email: account, password: given });

/** The statuses of so many wrong tries, each from the address that it is given. */
async function guess(times: number, addressOf: (n: number) => string, account = email) {
  const statuses: number[] = [];
  for (let n = 0; n < times; n++) {
    statuses.push((await signIn(account, "a wrong password", addressOf(n))).status);
  }
  return statuses;
}

const elsewhere = (n: number) => `198.51.100.${n}`;

describe("whoever guesses", () => {
  const MINUTE = 60_000;

  it("gets ten tries at an account from one address, and keeps its owner out of nothing", async () => {
    const statuses = await guess(12, () => elsewhere(1));
    expect(statuses).toEqual([...Array<number>(10).fill(401), 429, 429]);
    expect((await signIn("sam@example.com", password, elsewhere(1))).status).toBe(429);
    expect((await signIn("sam@example.com", password, "203.0.113.9")).status).toBe(200);
    const refused = (await orm().select().from(events)).filter(({ kind }) => kind !== "sign-in");
    expect(refused.map(({ payload }) => payload)).toEqual([
      { email: "sam@example.com", reason: "wrong e-mail address or password" },
      { email: "sam@example.com", reason: "too many tries" },
    ]);
  });

  it("gets a hundred tries at an account from all addresses together", async () => {
    const statuses = await guess(101, elsewhere);
    expect(statuses).toEqual([...Array<number>(100).fill(401), 429]);
    expect((await signIn("sam@example.com", password, "203.0.113.9")).status).toBe(429);
  });

  it("does not use up an account’s tries with those that its address may not try", async () => {
    for (let round = 0; round < 8; round++) {
      await guess(20, () => elsewhere(1));
      later(MINUTE);
    }
    expect(await guess(90, (n) => elsewhere(n + 2))).not.toContain(429);
  });

  it("learns nothing about who is here from the limit", async () => {
    const one = await guess(11, () => elsewhere(1), "nobody@example.com");
    expect(one).toEqual(await guess(11, () => elsewhere(2), "sam@example.com"));
    expect(one.at(-1)).toBe(429);
  });

  it("waits a quarter of an hour, though others come and go meanwhile", async () => {
    await guess(10, () => "192.0.2.8");
    await signIn("kim@example.com", "a wrong password", "192.0.2.7");
    later(14 * MINUTE);
    // Its own window is over: with it, the table is swept.
    await signIn("kim@example.com", "a wrong password", "192.0.2.7");
    expect((await signIn("sam@example.com", password, "192.0.2.8")).status).toBe(429);
    later(MINUTE);
    expect((await signIn("sam@example.com", password, "192.0.2.8")).status).toBe(200);
  });

  it("does not wait for hours because the server's clock is put back", async () => {
    await guess(11, () => "192.0.2.8");
    later(-120 * MINUTE);
    expect((await signIn(email, password, "192.0.2.8")).status).toBe(200);
  });

  it("does not cost the one who remembers: a right password begins anew", async () => {
    await guess(9, () => "192.0.2.1");
    expect((await signIn("sam@example.com", password, "192.0.2.1")).status).toBe(200);
    expect(await guess(2, () => "192.0.2.1")).toEqual([401, 401]);
  });

  it("gets twenty tries a minute from one address, whomever they are at", async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 22; n++) {
      statuses.push((await signIn(`p${n}@example.com`, "a wrong password", "192.0.2.1")).status);
    }
    expect(statuses).toEqual([...Array<number>(20).fill(401), 429, 429]);
    expect((await signIn("sam@example.com", password, "192.0.2.2")).status).toBe(200);
  });
});
