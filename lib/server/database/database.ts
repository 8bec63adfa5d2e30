import "server-only";
import { join } from "node:path";
import { type Environment, environment } from "../env";
import { processWide } from "../process-wide";
import { openEmbedded } from "./embedded";
import type { Database, Orm } from "./orm";
import { openPostgres } from "./postgres";

const held = processWide<{ database: Database | null }>("database", () => ({ database: null }));

/** Opens this process's database, once, before anything is served. */
export async function openDatabase(env: Environment = environment()): Promise<Database> {
  held().database ??= await open(env);
  return held().database as Database;
}

/** The database of this process. It is open before the first request is answered. */
export function database(): Database {
  const { database } = held();
  if (!database) throw new Error("The database is not open: start() opens it.");
  return database;
}

/** Closes this process's database, for good. */
export async function closeDatabase(): Promise<void> {
  const { database } = held();
  held().database = null;
  await database?.close();
}

/** The database's tables, for queries. */
export const orm = (): Orm => database().orm;

/** A demo begins anew each time, so that its people and its record are never those of a real board. */
function open({ mode, databaseUrl, dataDir }: Environment): Promise<Database> {
  if (mode === "demo") return openEmbedded(join(dataDir, "demo"), { fresh: true });
  return databaseUrl ? openPostgres(databaseUrl) : openEmbedded(join(dataDir, "live"));
}
