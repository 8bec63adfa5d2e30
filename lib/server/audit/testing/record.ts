import type { Command, Receipt } from "@/lib/model/command";
import type { NewEvent } from "@/lib/model/event";
import { orm } from "../../database/database";
import { pendingCommands } from "../../database/record";
import { commandEvent, receiptEvent } from "../../record/command-log-events";
import { append } from "../../record/events";
import { commandOf, doneOf } from "../../testing/commands";

const INSTANCE = "00000000-0000-4000-8000-000000000001";

interface Names {
  conferenceName?: string;
  participantName?: string;
}

/** Puts a command on record, without an outcome. */
export async function request(more: Partial<Command> = {}, names: Names = {}): Promise<Command> {
  const command = commandOf(more);
  await append({ ...commandEvent(command, INSTANCE), ...names });
  await orm().insert(pendingCommands).values({ commandId: command.id, instanceId: INSTANCE });
  return command;
}

/** Puts a command and its outcome on record; unless it is said otherwise, it went well. */
export async function deed(
  more: Partial<Command> = {},
  { names, ...outcome }: Partial<Receipt> & { names?: Names } = {},
): Promise<Command> {
  const command = commandOf(more);
  await append({ ...commandEvent(command, INSTANCE), ...names });
  await append(receiptEvent(command, doneOf(command, outcome)));
  return command;
}

/** Puts something else on record. */
export function happened(
  event: Pick<NewEvent, "kind" | "payload"> & Partial<NewEvent>,
): Promise<number | null> {
  return append({
    at: new Date("2026-01-05T09:00:00Z"),
    person: null,
    key: Math.random().toString(36),
    ...event,
  });
}
