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

/** Once for a run of the tests: one Postgres server for all, and an embedded database to copy. */
export default async function setUp({ provide }: TestProject): Promise<() => Promise<void>> {
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
    provide("postgres", { missing });
    return async () => {};
  }
  provide("postgres", { url: server.value.url });
  return server.value.remove;
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
