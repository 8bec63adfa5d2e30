import { randomUUID } from "node:crypto";
import { asc, eq, sql } from "drizzle-orm";
import type { Command } from "@/lib/model/command";
import type { Database } from "../database/orm";
import { events, pendingCommands } from "../database/record";
import { commandLog, createCommandLog } from "../record/command-log";
import { recover } from "../record/recovery";
import { commandOf, dana } from "./commands";
import { boot } from "./process";

/** An instance that says nothing for so long is dead, in milliseconds. */
export const DEAD = 30_000;

/** A process on a database where another one has begun commands and is gone. */
export async function afterACrash({ orm }: Database) {
  const booted = boot();
  const { sid, callSid } = booted.conference();
  const goneId = randomUUID();
  const gone = { id: goneId, log: createCommandLog(() => goneId) };
  const ana = { conferenceSid: sid, callSid: callSid("Ana") };
  const queued = async (more: Partial<Command>) => {
    const command = commandOf({ target: ana, ...more });
    await gone.log.request(command);
    return command;
  };
  /** It was on its way to Twilio, and nobody heard the answer. */
  const begun = async (more: Partial<Command>) => {
    const command = await queued(more);
    const sentAt = sql`now()`;
    await orm
      .update(pendingCommands)
      .set({ sentAt })
      .where(eq(pendingCommands.commandId, command.id));
    return command;
  };
  const receipts = () =>
    orm.select().from(events).where(eq(events.kind, "receipt")).orderBy(asc(events.id));
  const outcomeOf = async (more: Partial<Command>, patience?: number) => {
    const { id } = await begun(more);
    await recover(DEAD, patience);
    const { signal } = new AbortController();
    const [receipt] = await commandLog().receipts([id], dana.id, 1000, signal);
    return receipt;
  };
  return { ...booted, orm, sid, callSid, ana, gone, queued, begun, receipts, outcomeOf };
}
