import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { pgSchema, text } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Receipt } from "@/lib/model/command";
import { createRandom } from "@/lib/simulator/random";
import { carryOut } from "../carry-out";
import { commandLog } from "../record/command-log";
import { commandEvent } from "../record/command-log-events";
import { append } from "../record/events";
import { startChild } from "../testing/children";
import { commandOf, dana } from "../testing/commands";
import { createDatabase, postgresMissing, withDatabase } from "../testing/databases";
import { setUp } from "../testing/gateway";
import { type PostgresServer, startPostgresServer } from "../testing/postgres-server";
import { boot } from "../testing/process";
import { serveTwilio } from "../testing/twilio-server";
import { deferred } from "../testing/waiting";
import { DatabaseUnavailableError } from "./failure";
import { openPostgres } from "./postgres";
import { events } from "./record";

const why = postgresMissing ? ` (skipped: ${postgresMissing})` : "";
const SECRET = "hunter2-hunter2";

async function receiptOf(id: string): Promise<Receipt | undefined> {
  const { signal } = new AbortController();
  const [receipt] = await commandLog().receipts([id], dana.id, 12_000, signal);
  return receipt;
}

/** What somebody reads whose database cannot be opened. */
async function sentenceOf(opening: Promise<unknown>): Promise<string> {
  const error: unknown = await opening.catch((refused: unknown) => refused);
  if (!(error instanceof DatabaseUnavailableError)) throw new Error("It was opened");
  return error.message;
}

describe.skipIf(postgresMissing)(`an empty database${why}`, () => {
  it("gets its tables once, however many instances open it at once", async () => {
    const { url, remove } = await createDatabase();
    const opened = await Promise.all([1, 2, 3, 4].map(() => openPostgres(url)));
    for (const { orm } of opened) await orm.execute(sql`select * from events`);
    const [first] = opened;
    const migrations = pgSchema("drizzle").table("__drizzle_migrations", { hash: text("hash") });
    const hashes = await first?.orm.select().from(migrations);
    expect(hashes?.length).toBeGreaterThan(0);
    expect(new Set(hashes?.map(({ hash }) => hash)).size).toBe(hashes?.length);
    await Promise.all(opened.map(({ close }) => close()));
    await remove();
  });

  it("serves two servers that start together, and each has the other's commands", async () => {
    const { url, remove } = await createDatabase();
    const twilio = await serveTwilio(createRandom(1, "two"));
    const env = { ...twilio.env, DATABASE_URL: url };
    const boards = await Promise.all([startChild("board", [], env), startChild("board", [], env)]);
    for (const board of boards) expect(await board.line()).toBe("loaded");
    for (const board of boards) board.say("open");
    for (const board of boards) expect(await board.line()).toBe("open");
    const { conferenceSid } = twilio.control.seedConference({
      friendlyName: "Support",
      participants: [{ label: "Ana" }],
    });
    const press = { operation: "updateConference", options: { status: "completed" } };
    const [one, other] = boards;
    const { id } = commandOf();
    one?.say(JSON.stringify({ id, target: { conferenceSid }, ...press }));
    expect(await one?.line()).toBe(`taken ${id}`);
    other?.say("check");
    expect(JSON.parse((await other?.line()) ?? "")).toEqual([
      { key: `command:${id}`, outcome: null },
      { key: `receipt:${id}`, outcome: "done" },
    ]);
    await Promise.all(boards.map((board) => board.kill("SIGTERM")));
    await twilio.close();
    await remove();
  }, 60_000);
});

describe.skipIf(postgresMissing)(`a board that freezes while it writes${why}`, () => {
  it("loses its transaction, and the others write on", async () => {
    const { url, remove } = await createDatabase();
    const frozen = await openPostgres(url, { idleLimit: 100 });
    const other = await openPostgres(url);
    const event = commandEvent(commandOf(), randomUUID());
    const [written, thawed] = [deferred(), deferred()];
    const lost = frozen.orm
      .transaction(async (tx) => {
        await append(commandEvent(commandOf(), randomUUID()), tx);
        written.resolve();
        await thawed.promise;
      })
      .catch((error: unknown) => error);
    await written.promise;
    expect(await append(event, other.orm)).not.toBeNull();
    thawed.resolve();
    expect(await lost).toBeInstanceOf(Error);
    expect(await other.orm.select({ key: events.key }).from(events)).toEqual([{ key: event.key }]);
    await Promise.all([frozen.close(), other.close()]);
    await remove();
  });
});

describe.skipIf(postgresMissing)(`a Postgres server${why}`, () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgresServer();
  }, 30_000);
  afterAll(() => server.remove());

  it("that is still on its way is waited for, as the log says", async () => {
    await server.stop();
    const { logged } = boot();
    const opening = openPostgres(server.url, { pause: 20 });
    while (!logged().includes("waiting for the database")) await wait(5);
    await server.start();
    const opened = await opening;
    expect(opened.kind).toBe("postgres");
    await opened.close();
  });

  it("that never comes ends the start with a sentence, without its password", async () => {
    const { logged } = boot();
    const url = `postgres://board:${SECRET}@127.0.0.1:1/board`;
    const sentence = await sentenceOf(openPostgres(url, { patience: 1000, pause: 20 }));
    expect(sentence).toMatch(/^The Postgres server that DATABASE_URL names has not answered for/);
    expect(sentence + logged()).not.toContain(SECRET);
    expect(logged()).toContain("ECONNREFUSED");
  });

  it.each([
    ["the password", (url: URL) => void (url.password = SECRET)],
    ["the database", (url: URL) => void (url.pathname = "nowhere")],
  ])("that refuses %s ends it at once", async (_, spoil) => {
    const { logged } = boot();
    const url = new URL(server.url);
    spoil(url);
    const sentence = await sentenceOf(openPostgres(url.href));
    expect(sentence).toMatch(/^The Postgres server that DATABASE_URL names refuses Bridgeboard: /);
    expect(sentence + logged()).not.toContain(SECRET);
  });
});

describe.skipIf(postgresMissing)(`a Postgres server that stops and starts again${why}`, () => {
  let server: PostgresServer;
  const database = withDatabase({
    name: "a server of its own",
    open: async () => {
      server = await startPostgresServer();
      return openPostgres(server.url);
    },
  });
  // It would be listened to for as long as this process lives, and the next tests would read of that.
  afterAll(async () => {
    await database().close();
    await server.remove();
  });

  it("refuses in words meanwhile, and afterwards nothing is missing", async () => {
    const { control, conference, asked, logged } = boot(setUp());
    const { sid, callSid } = conference();
    const target = { conferenceSid: sid, callSid: callSid("Ana") };
    const press = () => commandOf({ target });
    const mute = (command = press()) => carryOut("updateParticipant", command, { muted: true });

    const before = press();
    control.fault({ path: "", kind: "hang" });
    const askedAtFirst = asked().length;
    await mute(before);
    await vi.waitUntil(() => asked().length > askedAtFirst);
    const waiting = receiptOf(before.id);
    await server.stop();
    control.clearFaults();
    while (!logged().includes("receipt not written yet")) await wait(5);

    const meanwhile = press();
    const askedBefore = asked().length;
    await expect(mute(meanwhile)).rejects.toThrow("Nothing was done. Try again.");
    expect(asked()).toHaveLength(askedBefore);

    await server.start();
    expect(await waiting).toMatchObject({ outcome: "unknown" });
    expect(await receiptOf(meanwhile.id)).toMatchObject({
      fault: { message: expect.stringContaining("no record of this press") },
    });
    const after = press();
    await mute(after);
    expect(await receiptOf(after.id)).toMatchObject({ outcome: "done" });
    expect(logged()).not.toContain("bridgeboard:bridgeboard");
  }, 30_000);
});
