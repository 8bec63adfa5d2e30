import "server-only";
import type { Command, Receipt } from "@/lib/model/command";
import { processWide } from "./process-wide";

/**
 * Where commands and their receipts are kept. The seam for the durable record: whoever fills it has
 * to write a request before Twilio is asked, and exactly one receipt after.
 */
export interface CommandLog {
  /** Puts a command on record; false where it is there already, and so must not be done again. */
  request(command: Command): Promise<boolean>;
  settle(receipt: Receipt): Promise<void>;
  /** The receipts among these commands that are there, waiting up to `patience` ms for the first. */
  receipts(commandIds: string[], patience: number, signal: AbortSignal): Promise<Receipt[]>;
}

/** More than any page can still be waiting for. */
const KEPT = 5000;

/** A log in memory: it forgets at a restart, and says so to whoever still waits. */
export function createCommandLog(now: () => number = Date.now): CommandLog {
  const receipts = new Map<string, Receipt | null>();
  const listeners = new Set<() => void>();

  const settled = (commandIds: string[]) =>
    commandIds.flatMap((id) => {
      const receipt = receipts.get(id);
      if (receipt === undefined) return [forgotten(id, now())];
      return receipt ?? [];
    });

  return {
    async request(command) {
      if (receipts.has(command.id)) return false;
      receipts.set(command.id, null);
      for (const oldest of receipts.keys()) {
        if (receipts.size <= KEPT) break;
        receipts.delete(oldest);
      }
      return true;
    },
    async settle(receipt) {
      receipts.set(receipt.commandId, receipt);
      for (const listener of listeners) listener();
    },
    receipts(commandIds, patience, signal) {
      return new Promise((resolve) => {
        const look = () => {
          const found = settled(commandIds);
          if (found.length > 0) finish(found);
        };
        const stop = () => finish([]);
        const timer = setTimeout(stop, patience);
        const finish = (found: Receipt[]) => {
          clearTimeout(timer);
          listeners.delete(look);
          signal.removeEventListener("abort", stop);
          resolve(found);
        };
        listeners.add(look);
        signal.addEventListener("abort", stop);
        if (signal.aborted) stop();
        else look();
      });
    },
  };
}

function forgotten(commandId: string, at: number): Receipt {
  return {
    commandId,
    at: new Date(at).toISOString(),
    took: 0,
    outcome: "unknown",
    fault: {
      kind: "internal",
      message:
        "Bridgeboard has no record of this press: it never arrived, or Bridgeboard was restarted since. Look at the participants before you repeat it.",
      repeatable: false,
      unsure: true,
    },
  };
}

export const commandLog = processWide("command-log", () => createCommandLog());
