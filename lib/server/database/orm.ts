import "server-only";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import * as people from "./people";
import * as presets from "./presets";
import * as record from "./record";
import * as watches from "./watches";

/** Every table, for the drivers. */
export const tables = { ...people, ...record, ...presets, ...watches };

/** Postgres through Drizzle, the same whether a server or this process runs it. */
export type Orm = PgDatabase<PgQueryResultHKT, typeof tables>;

/** A database that is open: migrated, and ready for queries. */
export interface Database {
  kind: "postgres" | "embedded";
  orm: Orm;
  /**
   * Calls back whenever there are new events, of this instance or another; a later callback takes the
   * place of an earlier one. A connection that breaks is made again, and then calls back once, because
   * nobody knows what was missed.
   */
  listen: (heard: () => void) => Promise<void>;
  close: () => Promise<void>;
}

/** Where the trigger on the events tells that there are new ones. */
export const CHANNEL = "events";

/** Where the migrations stand, for the process that runs them. */
export const migrationsFolder = "lib/server/database/migrations";
