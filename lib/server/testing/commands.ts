import { randomUUID } from "node:crypto";
import type { Command, Receipt } from "@/lib/model/command";

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
