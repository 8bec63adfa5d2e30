import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import type { Command, Receipt } from "@/lib/model/command";
import { type Fault, FaultError } from "@/lib/model/fault";
import { orm } from "../database/database";
import { codeOf, reasonOf, UNIQUE_VIOLATION } from "../database/failure";
import { pendingCommands } from "../database/record";
import { log } from "../log";
import { processWide } from "../process-wide";
import { commandEvent } from "./command-log-events";
import { createReceipts } from "./command-log-receipts";
import { settle } from "./command-log-settling";
import { append } from "./events";
import { instanceId } from "./instances";

/**
 * The record of commands: each request is written before Twilio is asked, and exactly one receipt
 * after, by whichever instance comes first.
 */
export interface CommandLog {
  /**
   * Puts a command on record; false where it is there already, and so must not be done again.
   * @throws FaultError where it cannot be written, and so must not be done either
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
        const isNew = await begin(command);
        if (isNew) underWay.add(command.id);
        return isNew;
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

function notWritten(why: string): Fault {
  return {
    kind: "internal",
    message: `Bridgeboard could not write this down, so it was not done. ${why}: try again in a moment.`,
    repeatable: true,
    unsure: false,
  };
}

export const commandLog = processWide("command-log", () => createCommandLog(instanceId()));
