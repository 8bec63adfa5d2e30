import { randomUUID } from "node:crypto";
import type { Command, Receipt, Submitted } from "@/lib/model/command";
import { commandLog } from "../record/command-log";

/** Somebody who presses. */
export const dana = { id: "dana", name: "Dana" };

/** A press of Dana's, on Ana. */
export function commandOf(more: Partial<Command> = {}): Command {
  return {
    id: randomUUID(),
    operation: "updateParticipant",
    target: { conferenceSid: `CF${"1".repeat(32)}`, callSid: `CA${"2".repeat(32)}` },
    options: { muted: true },
    requestedAt: "2026-01-05T09:00:00.000Z",
    requestedBy: dana,
    ...more,
  };
}

/** A good outcome of a command, a second later. */
export function doneOf({ id }: Command, more: Partial<Receipt> = {}): Receipt {
  const at = "2026-01-05T09:00:01.000Z";
  return { commandId: id, at, took: 1000, outcome: "done", ...more };
}

/** Waits for the one receipt of a command that somebody has pressed. */
export async function receiptOf(submitted: Submitted, personId = "admin"): Promise<Receipt> {
  if (!submitted.ok) throw new Error(JSON.stringify(submitted.faults));
  const { signal } = new AbortController();
  const [receipt] = await commandLog().receipts([submitted.commandId], personId, 5000, signal);
  if (!receipt) throw new Error("There is no receipt");
  return receipt;
}
