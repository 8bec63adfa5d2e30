import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { and, eq, exists, sql } from "drizzle-orm";
import type { Command, Receipt } from "@/lib/model/command";
import { type Fault, FaultError } from "@/lib/model/fault";
import { now, nowDate } from "../clock";
import { orm } from "../database/database";
import { codeOf, databaseAway, isAway, reasonOf, UNIQUE_VIOLATION } from "../database/failure";
import { answered } from "../database/health";
import { events, instances, pendingCommands } from "../database/record";
import { log } from "../log";
import { processWide } from "../process-wide";
import { commandEvent, keysOf } from "./command-log-events";
import { createReceipts } from "./command-log-receipts";
import { settle } from "./command-log-settling";
import { append } from "./events";
import { commandOf, instanceId, joinInstances } from "./instances";

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
   * Asked directly before a command's request goes out, each time: whether it still may. It has no outcome,
   * is nobody else's, and its deadline is not over. From then on nobody claims that it was not sent.
   * @throws FaultError where it may not, or where the database does not answer; then nothing was done
   */
  depart(command: Command): Promise<void>;
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

/**
 * How long a command may wait for its turn, in milliseconds: whoever pressed has seen to it otherwise by
 * then, and a removal or an unmute that comes so late does harm. Dials go three at a time.
 */
const WAITS = { dial: 120_000, other: 30_000 };

/**
 * The record as this instance keeps it.
 * @param instance its id, as it is at the moment
 */
export function createCommandLog(instance: () => string): CommandLog {
  const receipts = createReceipts();
  /** Each with the id under which it was taken. */
  const underWay = new Map<string, string>();
  const stop = new AbortController();
  let closing = false;

  /** Writes down that a command begins; false where it has begun before. */
  async function begin(command: Command): Promise<boolean> {
    await joinInstances();
    const by = instance();
    const waits = command.operation === "createParticipant" ? WAITS.dial : WAITS.other;
    const isNew = await orm().transaction(async (tx) => {
      if ((await append(commandEvent(command, by), tx)) === null) return false;
      await tx.insert(pendingCommands).values({
        commandId: command.id,
        instanceId: by,
        sentAt: null,
        deadline: sql`now() + ${waits} * interval '1 millisecond'`,
      });
      return true;
    });
    if (isNew) underWay.set(command.id, by);
    return isNew;
  }

  /**
   * Where only the answer was lost, or came too late, it is on record all the same, and needs an outcome.
   * What was there before, here or from another instance, is not ours to settle.
   */
  async function refuse(command: Command, begun: Promise<boolean>, fault: Fault): Promise<void> {
    const mayBeThere = (error: unknown) =>
      codeOf(error) !== UNIQUE_VIOLATION && !underWay.has(command.id);
    if (!(await begun.catch(mayBeThere))) return;
    const refused = { commandId: command.id, at: nowDate().toISOString() };
    await settle(command, { ...refused, outcome: "failed", fault }, stop.signal);
    underWay.delete(command.id);
  }

  return {
    async request(command) {
      if (closing) throw new FaultError(notWritten("It is being stopped"));
      const begun = begin(command);
      try {
        if (await answered(begun)) return true;
      } catch (error) {
        log().error({ command: command.id, reason: reasonOf(error) }, "command not written");
        const fault = isAway(error) ? databaseAway : notWritten("Its database does not take this");
        void refuse(command, begun, fault);
        throw new FaultError(fault);
      }
      if (await isOnRecord(command)) return false;
      throw new FaultError(idUsed);
    },

    async depart({ id }) {
      const by = underWay.get(id) ?? instance();
      const mine = and(eq(pendingCommands.commandId, id), eq(pendingCommands.instanceId, by));
      // One that would be over only in hours is from before the database's clock was put back.
      const inTime = sql`${pendingCommands.deadline} between clock_timestamp()
        and clock_timestamp() + ${WAITS.dial} * interval '1 millisecond'`;
      const alive = exists(orm().select().from(instances).where(eq(instances.id, by)));
      const [departed] = await answered(
        orm()
          .update(pendingCommands)
          .set({ sentAt: sql`coalesce(${pendingCommands.sentAt}, clock_timestamp())` })
          .where(and(mine, inTime, alive))
          .returning(),
      );
      if (departed) return;
      const [late] = await orm().select().from(pendingCommands).where(and(mine, alive));
      throw new FaultError(late ? waitedTooLong : takenOver);
    },

    async settle(command, receipt) {
      const written = await settle(command, receipt, stop.signal);
      underWay.delete(command.id);
      return written;
    },

    receipts: (...asked) => receipts.wait(...asked),

    async close(patience) {
      closing = true;
      const end = now() + patience;
      while (underWay.size > 0 && now() < end) await wait(LOOK_EVERY);
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

const waitedTooLong: Fault = {
  kind: "timeout",
  message:
    "Twilio was too slow: this waited for its turn until it was too late to be wanted, and was not sent. Nothing was done; try again.",
  repeatable: true,
  unsure: false,
};

const takenOver: Fault = {
  kind: "internal",
  message:
    "This server was held up, and another one has taken over: this was not sent. Nothing was done; try again.",
  repeatable: true,
  unsure: false,
};

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

export const commandLog = processWide("command-log", () => createCommandLog(instanceId));
