import { randomUUID } from "node:crypto";
import { PGlite } from "@electric-sql/pglite";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/pglite";
import { Client } from "pg";
import { beforeAll, beforeEach, describe, inject } from "vitest";
import { CHANNEL, type Database, tables } from "../database/orm";
import { openPostgres } from "../database/postgres";
import { readSnapshot } from "./snapshot";

interface Kind {
  name: string;
  /** Why there is none of this kind here. */
  missing?: string;
  open: () => Promise<Database>;
}

const postgres = inject("postgres");

const embedded: Kind = {
  name: "PGlite",
  async open() {
    const client = await PGlite.create({ loadDataDir: await readSnapshot() });
    return {
      kind: "embedded",
      orm: drizzle(client, { schema: tables }),
      listen: async (heard) => void (await client.listen(CHANNEL, heard)),
      close: () => client.close(),
    };
  },
};

const server: Kind = {
  name: "Postgres",
  ...("missing" in postgres && { missing: postgres.missing }),
  async open() {
    const { url, remove } = await createDatabase();
    const database = await openPostgres(url);
    return {
      ...database,
      close: async () => {
        await database.close();
        await remove();
      },
    };
  },
};

const usual = server.missing ? embedded : server;

/** An empty database on the tests' Postgres server. */
export async function createDatabase(): Promise<{
  url: string;
  remove: () => Promise<void>;
}> {
  if (!("url" in postgres)) throw new Error(postgres.missing);
  const name = `bridgeboard_${randomUUID().slice(0, 8)}`;
  const run = async (statement: string) => {
    const client = new Client({ connectionString: postgres.url });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await run(`create database ${name}`);
  const url = new URL(postgres.url);
  url.pathname = name;
  return { url: url.href, remove: () => run(`drop database ${name} with (force)`) };
}

/** A migrated, empty database of one's own, of the kind that is the quicker one to make. */
export const openOwnDatabase = (): Promise<Database> => usual.open();

/** Why the tests that need a Postgres server are skipped; nothing where there is one. */
export const postgresMissing = server.missing;

const open: { database: Database | null } = { database: null };

/** One of a kind serves all tests of a process; what it holds is gone with the server, or with the process. */
const databases = new Map<Kind, Promise<Database>>();
const opened = (kind: Kind): Promise<Database> => {
  const database = databases.get(kind) ?? kind.open().then(withOneEar);
  databases.set(kind, database);
  return database;
};

/** Each process that a test boots listens anew, and on Postgres with a connection: only the last one hears. */
function withOneEar(database: Database): Database {
  let heard: (() => void) | undefined;
  let listening: Promise<void> | undefined;
  return {
    ...database,
    async listen(hear) {
      heard = hear;
      await (listening ??= database.listen(() => heard?.()));
    },
  };
}
/** The database that a process of the tests finds when it is booted. */
export const databaseOfTest = (): Database | null => open.database;

/** From now on a process that is booted finds none, until a test uses one. */
export function forgetDatabase(): void {
  open.database = null;
}

/**
 * Gives the tests of this file or block a database, empty before each of them: Postgres, which is
 * the quicker one to make, unless one is asked for.
 */
export function withDatabase(kind: Kind = usual): () => Database {
  let mine: Database | undefined;
  const database = () => {
    if (!mine) throw new Error("The tests' database is not open yet");
    return mine;
  };
  beforeAll(async () => {
    mine = await opened(kind);
  }, 30_000);
  beforeEach(async () => {
    open.database = database();
    await empty(database());
  });
  return database;
}

/** Tells the same story on PGlite and on a Postgres server. */
export function describeOnEach(story: string, tell: (database: () => Database) => void): void {
  for (const kind of [embedded, server]) {
    const why = kind.missing ? ` (skipped: ${kind.missing})` : "";
    describe.skipIf(kind.missing)(`${story} on ${kind.name}${why}`, () => {
      tell(withDatabase(kind));
    });
  }
}

/**
 * Empties all tables; only a test may do that to the record. The commands come first: the test before
 * may have left one that is still being settled, which takes it off them and then writes its event.
 */
async function empty({ orm }: Database): Promise<void> {
  await orm.execute(sql`do $$ begin
    lock table pending_commands in access exclusive mode;
    alter table events disable trigger user;
    delete from events;
    delete from pending_commands;
    delete from instances;
    delete from signers;
    delete from watches;
    delete from presets;
    delete from invitations;
    delete from people;
    delete from verifications;
    delete from rate_limits;
    alter table events enable trigger user;
  end $$`);
}
