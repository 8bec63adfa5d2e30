import "server-only";
import { inArray } from "drizzle-orm";
import type { Receipt } from "@/lib/model/command";
import type { EventPayloadOf } from "@/lib/model/event";
import { nowDate } from "../clock";
import { orm } from "../database/database";
import { reasonOf } from "../database/failure";
import { events } from "../database/record";
import { log } from "../log";
import { keysOf, receiptOf } from "./command-log-events";
import { onEvents } from "./events-heard";

/** How often whoever waits looks without having been told, in milliseconds. */
const LOOK_EVERY = 3000;

interface Waiting {
  commandIds: string[];
  personId: string;
  finish: (found: Receipt[]) => void;
}

/**
 * Waits for receipts, for everybody in this process together: one look at the database answers all,
 * however many wait, and while one is under way only one more can be due.
 */
export function createReceipts() {
  const waiting = new Set<Waiting>();
  let looking = false;
  let lookAgain = false;
  let closed = false;
  let stopListening: (() => void) | undefined;
  let ticking: NodeJS.Timeout | undefined;

  async function look(): Promise<void> {
    lookAgain = looking;
    if (looking || waiting.size === 0) return;
    looking = true;
    const asked = [...waiting];
    try {
      const receipts = await read(asked.flatMap(({ commandIds }) => commandIds));
      for (const { commandIds, personId, finish } of asked) {
        const found = commandIds.flatMap((id) => {
          const known = receipts.get(id);
          return known?.personId === personId ? (known.receipt ?? []) : [forgotten(id)];
        });
        if (found.length > 0) finish(found);
      }
    } catch (error) {
      log().warn({ reason: reasonOf(error) }, "receipts not read");
    }
    looking = false;
    if (lookAgain) await look();
  }

  function begin(one: Waiting): void {
    waiting.add(one);
    stopListening ??= onEvents(() => void look());
    ticking ??= setInterval(() => void look(), LOOK_EVERY);
    void look();
  }

  function end(one: Waiting): void {
    waiting.delete(one);
    if (waiting.size > 0) return;
    clearInterval(ticking);
    ticking = undefined;
  }

  return {
    wait(
      commandIds: string[],
      personId: string,
      patience: number,
      signal: AbortSignal,
    ): Promise<Receipt[]> {
      return new Promise((resolve) => {
        const stop = () => one.finish([]);
        const timer = setTimeout(stop, patience);
        const one: Waiting = {
          commandIds,
          personId,
          finish: (found) => {
            clearTimeout(timer);
            end(one);
            signal.removeEventListener("abort", stop);
            resolve(found);
          },
        };
        signal.addEventListener("abort", stop);
        if (signal.aborted || closed) stop();
        else begin(one);
      });
    },

    /** Lets everybody go who waits. */
    close(): void {
      closed = true;
      for (const { finish } of waiting) finish([]);
      stopListening?.();
    },
  };
}

/** A command's receipt, null where there is none yet, and whose command it was. */
interface Found {
  receipt: Receipt | null;
  personId: string | null;
}

/** What there is of each command; one that nobody knows is missing. */
async function read(commandIds: string[]): Promise<Map<string, Found>> {
  const keys = commandIds.flatMap((id) => [keysOf(id).command, keysOf(id).receipt]);
  const rows = await orm()
    .select({
      id: events.id,
      about: events.about,
      at: events.at,
      personId: events.personId,
      outcome: events.outcome,
      payload: events.payload,
    })
    .from(events)
    .where(inArray(events.key, keys))
    .orderBy(events.id);
  return new Map(
    rows.map(({ id, about, at, personId, outcome, payload }): [string, Found] => {
      const { commandId } = payload as EventPayloadOf<"command" | "receipt">;
      const said = payload as EventPayloadOf<"receipt">;
      const receipt = outcome ? receiptOf(at, outcome as Receipt["outcome"], said) : null;
      if (receipt && about !== null) receipt.event = { id, about };
      return [commandId, { receipt, personId }];
    }),
  );
}

function forgotten(commandId: string): Receipt {
  return {
    commandId,
    at: nowDate().toISOString(),
    outcome: "unknown",
    fault: {
      kind: "internal",
      message:
        "Bridgeboard has no record of this press: it never arrived, or is no longer kept. Look at the participants before you repeat it.",
      repeatable: false,
      unsure: true,
    },
  };
}
