import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { type PostgresServer, startPostgresServer } from "./postgres-server";
import { makeSnapshot } from "./snapshot";

/** Where the tests find a Postgres server, or why there is none. */
export type PostgresForTests = { url: string } | { missing: string };

declare module "vitest" {
  export interface ProvidedContext {
    postgres: PostgresForTests;
  }
}

type Ready = { postgres: PostgresForTests; remove: () => Promise<void> };

/** Every project loads this file, and all projects of a run share what it sets up. */
const run = globalThis as { [ready]?: { users: number; made: Promise<Ready> } };
const ready = Symbol.for("bridgeboard.tests.ready");

/** Once for a run of the tests: one Postgres server for all, and empty databases to copy. */
export default async function setUp({ provide }: TestProject): Promise<() => Promise<void>> {
  const shared = (run[ready] ??= { users: 0, made: make() });
  shared.users += 1;
  const { postgres, remove } = await shared.made;
  provide("postgres", postgres);
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    delete run[ready];
    await remove();
  };
}

async function make(): Promise<Ready> {
  const given = process.env["TEST_DATABASE_URL"];
  const [server] = await Promise.allSettled([
    given ? givenServer(given) : startPostgresServer(),
    makeSnapshot(),
  ]);
  if (server.status === "rejected") {
    // Whoever names one wants it tested.
    if (given) throw server.reason;
    const missing = `no Postgres server starts here: ${String(server.reason)}`;
    // Vitest names no test that it skips.
    console.info(`Nothing is tested on a Postgres server: ${missing}`);
    return { postgres: { missing }, remove: async () => {} };
  }
  const { url, remove } = server.value;
  return { postgres: { url }, remove };
}

/** A server that somebody else runs. @throws where it does not answer */
async function givenServer(url: string): Promise<Pick<PostgresServer, "url" | "remove">> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
    await client.query("select 1");
  } catch (cause) {
    throw new Error("The Postgres server that TEST_DATABASE_URL names does not answer.", { cause });
  } finally {
    await client.end().catch(() => undefined);
  }
  return { url, remove: async () => {} };
}
