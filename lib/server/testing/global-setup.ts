import type { TestProject } from "vitest/node";
import { startPostgresServer } from "./postgres-server";
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
    given ? { url: given, remove: async () => {} } : startPostgresServer(),
    makeSnapshot(),
  ]);
  if (server.status === "rejected") {
    provide("postgres", { missing: `no Postgres server starts here: ${String(server.reason)}` });
    return async () => {};
  }
  provide("postgres", { url: server.value.url });
  return server.value.remove;
}
