import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { Client, Pool } from "pg";
import { log } from "../log";
import { DatabaseUnavailableError, isRefusal, reasonOf } from "./failure";
import { type Database, migrationsFolder, tables } from "./orm";
import { createListener } from "./postgres-listener";

/** Names the lock under which one instance after another migrates. Any number that nobody else uses. */
const MIGRATING = 7_262_001;
/** How long a start waits for the server, and between two attempts, in milliseconds. */
const PATIENCE = 30_000;
const PAUSE = 1000;
/** How long one query may take before the server ends it, in milliseconds. */
const QUERY_LIMIT = 10_000;
/**
 * How long a transaction may ask nothing before the server ends it, in milliseconds. Whoever has
 * written an event keeps all others waiting until it commits, also where its whole server is paused: this is
 * shorter than their patience.
 */
const IDLE_LIMIT = 3000;
/** How long somebody waits for a connection, in milliseconds. */
const CONNECTION_LIMIT = 5000;

/**
 * Connects to a Postgres server, waiting for one that is still on its way, and brings its tables up
 * to date; instances that start together do that one after another.
 * @throws DatabaseUnavailableError saying why, and never the URL, which holds a password
 */
export async function openPostgres(
  connectionString: string,
  { patience = PATIENCE, pause = PAUSE, idleLimit = IDLE_LIMIT } = {},
): Promise<Database> {
  await reach(connectionString, patience, pause);
  await migrateAlone(connectionString);

  const pool = new Pool({
    connectionString,
    max: 10,
    connectionTimeoutMillis: CONNECTION_LIMIT,
    statement_timeout: QUERY_LIMIT,
    query_timeout: QUERY_LIMIT * 2,
    idle_in_transaction_session_timeout: idleLimit,
    keepAlive: true,
  });
  // A connection that breaks while nobody uses it is replaced; the next query tells if that fails.
  let closing = false;
  pool.on("error", ({ message }) => {
    if (!closing) log().warn({ reason: message }, "database connection lost");
  });
  // One that breaks between two queries of a transaction tells it by the next of them.
  pool.on("connect", (client) => client.on("error", () => undefined));
  const listener = createListener(connectionString);

  return {
    kind: "postgres",
    orm: drizzle(pool, { schema: tables }),
    listen: listener.listen,
    close: async () => {
      closing = true;
      await listener.close();
      await pool.end();
    },
  };
}

/** Waits until the server answers; one that refuses is not waited for. */
async function reach(connectionString: string, patience: number, pause: number): Promise<void> {
  const end = performance.now() + patience;
  for (;;) {
    try {
      return await using(connectionString, async (client) => void (await client.query("select 1")));
    } catch (error) {
      const reason = reasonOf(error);
      if (isRefusal(error)) {
        throw new DatabaseUnavailableError(
          `The Postgres server that DATABASE_URL names refuses Bridgeboard: ${reason}. Correct DATABASE_URL, or what the server allows.`,
        );
      }
      if (performance.now() + pause > end) {
        throw new DatabaseUnavailableError(
          `The Postgres server that DATABASE_URL names has not answered for ${patience / 1000} seconds: ${reason}. Start it, or correct DATABASE_URL.`,
        );
      }
      log().warn({ reason }, "waiting for the database that DATABASE_URL names");
    }
    await wait(pause);
  }
}

function migrateAlone(connectionString: string): Promise<void> {
  return using(connectionString, async (client) => {
    // Held until this connection ends, however it ends.
    await client.query("select pg_advisory_lock($1)", [MIGRATING]);
    await migrate(drizzle(client), { migrationsFolder });
  });
}

/** Runs something on a connection of its own. */
async function using(
  connectionString: string,
  run: (client: Client) => Promise<void>,
): Promise<void> {
  const client = new Client({ connectionString, connectionTimeoutMillis: CONNECTION_LIMIT });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await run(client);
  } finally {
    void client.end().catch(() => undefined);
  }
}
