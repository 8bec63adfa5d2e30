import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { database } from "./database";

/** How long the database may take to answer, in milliseconds. */
const PATIENCE = 2000;

/** Whether the database is open and answers. */
export async function databaseAnswers(patience = PATIENCE): Promise<boolean> {
  const late = new AbortController();
  const answers = asked().catch(() => false);
  const impatience = wait(patience, false, { signal: late.signal }).catch(() => false);
  const answered = await Promise.race([answers, impatience]);
  late.abort();
  return answered;
}

async function asked(): Promise<boolean> {
  await database().orm.execute(sql`select 1`);
  return true;
}
