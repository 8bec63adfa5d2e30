import "server-only";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { Client, Pool } from "pg";
import { log } from "../log";
import { type Database, migrationsFolder, tables } from "./orm";

/** Names the lock under which one instance after another migrates. Any number that nobody else uses. */
const MIGRATING = 7_262_001;
/** How long to wait before listening again after the connection broke, in milliseconds. */
const PAUSE = 1000;

/**
 * Connects to a Postgres server and brings its tables up to date; instances that start together do
 * that one after another.
 */
export async function openPostgres(connectionString: string): Promise<Database> {
  const pool = new Pool({ connectionString, max: 10, connectionTimeoutMillis: 5000 });
  // A connection that breaks while nobody uses it is replaced; the next query tells if that fails.
  pool.on("error", (error) => log().warn({ reason: error.message }, "database connection lost"));
  await migrateAlone(pool);

  const listeners = new Set<Listener>();
  return {
    kind: "postgres",
    orm: drizzle(pool, { schema: tables }),
    listen: async (channel, heard) => {
      const listener = new Listener(connectionString, channel, heard);
      listeners.add(listener);
      await listener.connect();
    },
    close: async () => {
      await Promise.all([...listeners].map((listener) => listener.close()));
      await pool.end();
    },
  };
}

async function migrateAlone(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [MIGRATING]);
    await migrate(drizzle(client), { migrationsFolder });
  } finally {
    await client.query("select pg_advisory_unlock($1)", [MIGRATING]).catch(() => undefined);
    client.release();
  }
}

/** A connection of its own that listens on one channel, and comes back when it breaks. */
class Listener {
  #client: Client | null = null;
  #closed = false;

  constructor(
    private readonly connectionString: string,
    private readonly channel: string,
    private readonly heard: (payload: string) => void,
  ) {}

  async connect(): Promise<void> {
    const client = new Client({ connectionString: this.connectionString, keepAlive: true });
    this.#client = client;
    client.on("notification", ({ payload }) => this.heard(payload ?? ""));
    client.on("error", (error) => log().warn({ reason: error.message }, "database listener lost"));
    client.on("end", () => {
      if (!this.#closed) setTimeout(() => void this.#again(), PAUSE);
    });
    await client.connect();
    await client.query(`listen ${client.escapeIdentifier(this.channel)}`);
  }

  async #again(): Promise<void> {
    if (this.#closed) return;
    try {
      await this.connect();
      // What was notified meanwhile is lost: whoever listens looks for itself.
      this.heard("");
    } catch {
      setTimeout(() => void this.#again(), PAUSE);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#client?.end();
  }
}
