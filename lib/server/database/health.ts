import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { database } from "./database";
import { DatabaseSilentError } from "./failure";

/** How long the database may take to answer whoever looks whether it does, in milliseconds. */
const PATIENCE = 2000;
/** How long it may keep somebody waiting who has pressed a button, in milliseconds. */
const PRESS_PATIENCE = 5000;

/** Whether the database is open and answers. */
export async function databaseAnswers(patience = PATIENCE): Promise<boolean> {
  return answered(ask(), patience).catch(() => false);
}

async function ask(): Promise<true> {
  await database().orm.execute(sql`select 1`);
  return true;
}

/**
 * What the database answers, if it does so in time: one that hangs answers nothing at all.
 * @throws DatabaseSilentError where it is too late; it may still do what it was asked
 */
export async function answered<T>(asked: Promise<T>, patience = PRESS_PATIENCE): Promise<T> {
  asked.catch(() => undefined);
  const inTime = new AbortController();
  const tooLate = wait(patience, undefined, { signal: inTime.signal }).then(() => {
    throw new DatabaseSilentError(`It has not answered for ${patience} ms.`);
  });
  tooLate.catch(() => undefined);
  try {
    return await Promise.race([asked, tooLate]);
  } finally {
    inTime.abort();
  }
}
