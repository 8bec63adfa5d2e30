import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { eq } from "drizzle-orm";
import type { Command, Receipt } from "@/lib/model/command";
import { type Fault, FaultError } from "@/lib/model/fault";
import { orm } from "../database/database";
import { codeOf, reasonOf, UNIQUE_VIOLATION } from "../database/failure";
import { events, pendingCommands } from "../database/record";
import { log } from "../log";
import { processWide } from "../process-wide";
import { commandEvent, keysOf } from "./command-log-events";
import { createReceipts } from "./command-log-receipts";
import { settle } from "./command-log-settling";
import { append } from "./events";
import { commandOf, instanceId } from "./instances";

/**
 * The record of commands: each request is written before Twilio is asked, and exactly one receipt
 * after, by whichever instance comes first.
 */
export interface CommandLog {
  /**
   * Puts a command on record; false where it is there already, and so must not be done again.
   * @throws FaultError where it cannot be written, and so must not be done either; `conflict` where another
   *   command is on record under its id
   */
  request(command: Command): Promise<boolean>;
  /**
   * Writes a command's outcome, and is done when it is written, however long the database is away.
   * @returns the receipt that it wrote; null where there was one, or where the process stops first
   */
  settle(command: Command, receipt: Receipt): Promise<Receipt | null>;
  /**
   * The receipts among these commands of somebody that are there, waiting up to `patience` ms for the
   * first. Why one was refused is for whoever asked alone: those of others are as if nobody knew them.
   */
  receipts(
    commandIds: string[],
    personId: string,
    patience: number,
    signal: AbortSignal,
  ): Promise<Receipt[]>;
  /** Takes no more commands, and gives those under way up to `patience` ms to come to their outcome. */
  close(patience: number): Promise<void>;
}

/** How often a record that closes looks whether all is settled, in milliseconds. */
const LOOK_EVERY = 20;

/** The record as this instance keeps it. */
export function createCommandLog(instance: string): CommandLog {
  const receipts = createReceipts();
  const underWay = new Set<string>();
  const stop = new AbortController();
  let closing = false;

  /** Writes down that a command begins; false where it has begun before. */
  const begin = (command: Command) =>
    orm().transaction(async (tx) => {
      if ((await append(commandEvent(command, instance), tx)) === null) return false;
      await tx.insert(pendingCommands).values({ commandId: command.id, instanceId: instance });
      return true;
    });

  return {
    async request(command) {
      if (closing) throw new FaultError(notWritten("It is being stopped"));
      try {
        if (await begin(command)) {
          underWay.add(command.id);
          return true;
        }
        if (await isOnRecord(command)) return false;
      } catch (error) {
        log().error({ command: command.id, reason: reasonOf(error) }, "command not written");
        const fault = notWritten("Its database does not take anything");
        // Where only the answer was lost it is on record all the same, and needs an outcome; what
        // another has taken for itself is not ours to settle.
        if (codeOf(error) !== UNIQUE_VIOLATION) {
          const refused = { commandId: command.id, at: new Date().toISOString() };
          void settle(command, { ...refused, outcome: "failed", fault }, stop.signal);
        }
        throw new FaultError(fault);
      }
      throw new FaultError(idUsed);
    },

    async settle(command, receipt) {
      const written = await settle(command, receipt, stop.signal);
      underWay.delete(command.id);
      return written;
    },

    receipts: (...asked) => receipts.wait(...asked),

    async close(patience) {
      closing = true;
      const end = Date.now() + patience;
      while (underWay.size > 0 && Date.now() < end) await wait(LOOK_EVERY);
      stop.abort();
      receipts.close();
    },
  };
}

/** Whether this very command is the one that is on record under its id, as far as the record has it. */
async function isOnRecord(command: Command): Promise<boolean> {
  const [event] = await orm()
    .select()
    .from(events)
    .where(eq(events.key, keysOf(command.id).command));
  if (!event) return false;
  const { requestedAt: _, ...recorded } = commandOf(event);
  const { requestedAt: __, ...asked } = command;
  const said = ({ requestedBy: { id }, ...rest }: typeof asked) =>
    JSON.parse(JSON.stringify({ ...rest, by: id }));
  return isDeepStrictEqual(said(recorded), said(asked));
}

const idUsed: Fault = {
  kind: "conflict",
  message:
    "Nothing was done: this request has the id of an earlier one that asked for something else. Reload the page and try again.",
  repeatable: false,
  unsure: false,
};

function notWritten(why: string): Fault {
  return {
    kind: "internal",
    message: `Bridgeboard could not write this down, so it was not done. ${why}: try again in a moment.`,
    repeatable: true,
    unsure: false,
  };
}

export const commandLog = processWide("command-log", () => createCommandLog(instanceId()));
