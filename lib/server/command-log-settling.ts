import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { eq } from "drizzle-orm";
import type { Command, Receipt } from "@/lib/model/command";
import { receiptEvent } from "./command-log-events";
import { orm } from "./database/database";
import { reasonOf } from "./database/failure";
import { pendingCommands } from "./database/record";
import { append } from "./events";
import { log } from "./log";

/** The first pause before another attempt, in milliseconds; each later one is twice as long. */
const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 5000;

/**
 * Writes a command's outcome, once: only whoever takes the command off those that are pending writes
 * its receipt. Where it has one already, that one stays.
 */
async function settleOnce(command: Command, receipt: Receipt): Promise<void> {
  const event = receiptEvent(command, receipt);
  await orm().transaction(async (tx) => {
    const [pending] = await tx
      .delete(pendingCommands)
      .where(eq(pendingCommands.commandId, command.id))
      .returning();
    if (pending) await append(event, tx);
  });
}

/**
 * Writes a command's outcome and tries again until it is written: the database may be away, and what
 * was done at Twilio has been done. It gives up when the process stops, and leaves the command to
 * whoever recovers it.
 */
export async function settle(command: Command, receipt: Receipt, stop: AbortSignal): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await settleOnce(command, receipt);
      if (attempt > 0) log().info({ command: command.id, attempt }, "receipt written late");
      return;
    } catch (error) {
      const reason = reasonOf(error);
      if (attempt === 0) log().warn({ command: command.id, reason }, "receipt not written yet");
    }
    const pause = Math.min(FIRST_PAUSE * 2 ** attempt, LONGEST_PAUSE);
    await wait(pause, undefined, { signal: stop, ref: false }).catch(() => undefined);
    if (stop.aborted) return;
  }
}
