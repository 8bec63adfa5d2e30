import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Command, Receipt } from "@/lib/model/command";
import { orm } from "../database/database";
import { isRefusal, reasonOf } from "../database/failure";
import { pendingCommands } from "../database/record";
import { log } from "../log";
import { receiptEvent } from "./command-log-events";
import { append } from "./events";

/** The first pause before another attempt, in milliseconds; each later one is twice as long. */
const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 5000;
/** After so many attempts, some minute, the log says again that a receipt is not written. */
const SAY_EVERY = 12;

/**
 * Writes a command's outcome, once: only whoever takes the command off those that are pending writes
 * its receipt. Where it has one already, that one stays.
 * @returns the receipt that it wrote, or null where there was one
 */
async function settleOnce(command: Command, receipt: Receipt): Promise<Receipt | null> {
  const event = receiptEvent(command, receipt);
  return orm().transaction(async (tx) => {
    const [pending] = await tx
      .delete(pendingCommands)
      .where(eq(pendingCommands.commandId, command.id))
      .returning();
    if (!pending) return null;
    await append(event, tx);
    return receipt;
  });
}

/** As `settleOnce`; a receipt that can never be written makes room for a bare one. */
async function settleSomehow(command: Command, receipt: Receipt): Promise<Receipt | null> {
  try {
    return await settleOnce(command, receipt);
  } catch (error) {
    if (!(error instanceof z.ZodError) && !isRefusal(error)) throw error;
    log().error({ command: command.id, reason: reasonOf(error) }, "receipt cannot be written");
    return settleOnce(command, bare(receipt));
  }
}

/** What is left of a receipt when nothing that Twilio said can be kept. */
function bare({ commandId, at }: Receipt): Receipt {
  return {
    commandId,
    at,
    outcome: "unknown",
    fault: {
      kind: "internal",
      message:
        "Bridgeboard could not write down what came of this; the reason is in the server's log. Look at the participants before you repeat it.",
      repeatable: false,
      unsure: true,
    },
  };
}

/**
 * Writes a command's outcome and tries again until it is written: the database may be away, and what
 * was done at Twilio has been done. It gives up when the process stops, and leaves the command to
 * whoever recovers it.
 * @returns the receipt that it wrote, or null where there was one, or where it gave up
 */
export async function settle(
  command: Command,
  receipt: Receipt,
  stop: AbortSignal,
): Promise<Receipt | null> {
  for (let attempt = 0; ; attempt++) {
    try {
      const written = await settleSomehow(command, receipt);
      if (attempt > 0) log().info({ command: command.id, attempt }, "receipt written late");
      return written;
    } catch (error) {
      const about = { command: command.id, attempt, reason: reasonOf(error) };
      if (attempt === 0) log().warn(about, "receipt not written yet");
      else if (attempt % SAY_EVERY === 0) log().error(about, "receipt still not written");
    }
    const pause = Math.min(FIRST_PAUSE * 2 ** attempt, LONGEST_PAUSE);
    await wait(pause, undefined, { signal: stop, ref: false }).catch(() => undefined);
    if (stop.aborted) return null;
  }
}
