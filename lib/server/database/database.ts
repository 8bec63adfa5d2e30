import "server-only";
import { join } from "node:path";
import { type Environment, environment } from "../env";
import { processWide } from "../process-wide";
import type { Database, Orm } from "./orm";

const held = processWide<{ database: Database | null }>("database", () => ({ database: null }));

/** Opens this process's database, once, before anything is served. */
export async function openDatabase(env: Environment = environment()): Promise<Database> {
  held().database ??= await open(env);
  return held().database as Database;
}

/** The database of this process. It is open before the first request is answered. */
export function database(): Database {
  const current = held().database;
  if (!current) throw new Error("The database is not open: start() opens it.");
  return current;
}

/** Closes this process's database, for good. */
export async function closeDatabase(): Promise<void> {
  const closing = held().database;
  held().database = null;
  await closing?.close();
}

/** The database's tables, for queries. */
export const orm = (): Orm => database().orm;

/**
 * A demo begins anew each time, so that its people and its record are never those of a real board.
 * Only the one that is used is loaded: the embedded one weighs some 200 MB.
 */
async function open({ mode, databaseUrl, dataDir }: Environment): Promise<Database> {
  if (mode === "live" && databaseUrl) {
    const { openPostgres } = await import("./postgres");
    return openPostgres(databaseUrl);
  }
  const { openEmbedded } = await import("./embedded");
  return openEmbedded(join(dataDir, mode), { fresh: mode === "demo" });
}
