import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { people } from "../database/people";
import { events } from "../database/record";
import { withDatabase } from "../testing/databases";
import { boot } from "../testing/process";
import { makeAdmin } from "./admin";
import { answerAdminRequests, askServerForAdmin } from "./admin-requests";
import { readLink } from "./invitations";
import { accept } from "./invitations-accepted";

const database = withDatabase();
const orm = () => database().orm;
const sam = { id: "sam", name: "Sam", email: "sam@example.com" };
const password = "correct horse battery";

beforeEach(() => {
  boot();
});

const tokenIn = (printed: string) => /\/join\/(\S+)$/.exec(printed)?.[1] ?? "";

describe("npm run admin", () => {
  it("invites a newcomer as admin, also where there are people", async () => {
    await orm()
      .insert(people)
      .values({ ...sam, role: "admin" });
    const printed = await makeAdmin(" Ada@Example.com ");
    expect(printed).toMatch(/^Open this link once.* http:\/\/localhost:3000\/join\/\S+$/);
    const ada = await accept(tokenIn(printed), { name: "Ada", password });
    expect(ada).toMatchObject({ email: "ada@example.com", role: "admin" });
  });

  it("makes somebody who is here an admin at once, on record", async () => {
    await orm()
      .insert(people)
      .values({ ...sam, role: "viewer" });
    const printed = await makeAdmin(sam.email);
    expect(printed).toMatch("Sam was viewer and is an admin now.");
    expect(await orm().select().from(people)).toMatchObject([{ role: "admin" }]);
    expect(await orm().select().from(events)).toMatchObject([
      { kind: "role-changed", personName: null, payload: { from: "viewer", to: "admin" } },
      { kind: "person-invited", personName: null },
    ]);
  });

  it("lets an admin back in who has forgotten the password", async () => {
    const before = await accept(tokenIn(await makeAdmin(sam.email)), { name: "Sam", password });
    const printed = await makeAdmin(sam.email);
    expect(printed).toMatch("Sam is an admin already.");
    expect(await readLink(tokenIn(printed))).toMatchObject({ known: { name: "Sam" } });
    const after = await accept(tokenIn(printed), { password: "another long one" });
    expect(after.id).toBe(before.id);
  });

  it.each(["", "ada", "ada@", "--help"])("does not take %j for an address", async (email) => {
    await expect(makeAdmin(email)).rejects.toThrow("Give a whole e-mail address.");
  });
});

describe("while a server holds the database", () => {
  let dataDir = "";
  const stops: (() => void)[] = [];
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "bridgeboard-admin-"));
  });
  afterEach(async () => {
    for (const stop of stops.splice(0)) stop();
    await rm(dataDir, { recursive: true });
  });
  const left = () => readdir(join(dataDir, "live", "admin-requests"));

  it("npm run admin is answered by it, and nothing of that stays", async () => {
    stops.push(await answerAdminRequests(dataDir, 10));
    const asked = [askServerForAdmin(dataDir, sam.email), askServerForAdmin(dataDir, "nobody")];
    const [made, refused] = await Promise.all(asked);
    expect(made?.ok).toBe(true);
    expect((await readLink(tokenIn(made?.text ?? ""))).state).toBe("open");
    expect(refused).toEqual({ ok: false, text: "Give a whole e-mail address." });
    expect(await left()).toEqual([]);
  });

  it("npm run admin is told of the server’s own mistakes in a sentence, and its log of the rest", async () => {
    const { logged } = boot();
    vi.spyOn(database().orm, "transaction").mockRejectedValueOnce(
      Object.assign(new Error("Failed query: select secrets"), {
        query: "select secrets",
        cause: new Error("out of memory"),
      }),
    );
    stops.push(await answerAdminRequests(dataDir, 10));
    const answer = await askServerForAdmin(dataDir, sam.email);
    expect(answer).toEqual({ ok: false, text: expect.stringMatching("a mistake of its own") });
    expect(logged()).toMatch("out of memory");
    expect(logged()).not.toMatch("secrets");
  });

  it("npm run admin gives up where it does not answer, and asks nothing later", async () => {
    const stop = await answerAdminRequests(dataDir, 60_000);
    stop();
    expect(await askServerForAdmin(dataDir, sam.email, 200)).toBeNull();
    expect(await left()).toEqual([]);
  });
});
