import { existsSync } from "node:fs";
import { NextRequest } from "next/server";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { GET as getConferences } from "@/app/api/conferences/route";
import { GET as getHealth } from "@/app/api/health/route";
import { submit } from "./commands";
import type { Database } from "./database/orm";
import { openPostgres } from "./database/postgres";
import { pendingCommands } from "./database/record";
import { receiptOf } from "./testing/commands";
import { postgresMissing } from "./testing/databases";
import { OURS, RINGS, setUp } from "./testing/gateway";
import { asking } from "./testing/next-headers";
import { type PostgresServer, startPostgresServer } from "./testing/postgres-server";
import { become } from "./testing/process";
import { signIn } from "./testing/sign-in";

const why = postgresMissing ? ` (skipped: ${postgresMissing})` : "";

let server: PostgresServer;
let database: Database;
beforeAll(async () => {
  if (postgresMissing) return;
  server = await startPostgresServer();
  database = await openPostgres(server.url);
}, 30_000);
afterAll(async () => {
  await database?.close();
  await server?.remove();
});

const dial = { to: RINGS, from: OURS };
const press = () => submit("createParticipant", { conferenceSid: "Lobby" }, dial);

/** A board that an admin asks, on a Postgres server that can be stopped. */
async function booted() {
  const scene = setUp();
  const { logged } = become({ ...scene, database });
  asking.headers = (await signIn("admin")).headers;
  return { ...scene, logged };
}

const ways: [string, boolean, () => Promise<() => unknown>][] = [
  [
    "stopped",
    true,
    async () => {
      await server.stop();
      return () => server.start();
    },
  ],
  ["hung", existsSync("/proc/self/stat"), () => server.hang()],
];

it.skipIf(postgresMissing).each(ways.filter(([, works]) => works))(
  `a database that is %s is told apart from a mistake, and nothing is done${why}`,
  async (_, __, takeAway) => {
    const { control, logged } = await booted();
    expect(await receiptOf(await press())).toMatchObject({ outcome: "done" });
    const bringBack = await takeAway();
    const away = { kind: "database", repeatable: true, unsure: false };
    const list = new NextRequest("https://board.example.com/api/conferences");
    const [read, health, ...answers] = await Promise.all([
      getConferences(list),
      getHealth(),
      press(),
      press(),
      press(),
    ]);
    for (const answer of answers) expect(answer).toMatchObject({ ok: false, faults: [away] });
    expect(health.status).toBe(503);
    expect(read.status).toBe(503);
    expect(await read.json()).toMatchObject({
      fault: { message: "The database isn't answering. Nothing was done. Try again." },
    });
    await bringBack();

    const posts = () => control.requests({ method: "POST" }).length;
    await vi.waitUntil(async () => (await getHealth()).status === 200);
    expect(posts()).toBe(1);
    expect(await receiptOf(await press())).toMatchObject({ outcome: "done" });
    expect(posts()).toBe(2);
    // What was on record although its answer was lost has an outcome, too.
    await vi.waitUntil(async () => (await database.orm.$count(pendingCommands)) === 0);
    expect(logged()).toMatch(/the database does not answer|command not written/);
    expect(logged()).not.toContain("unexpected error");
  },
  60_000,
);
