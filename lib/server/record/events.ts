import "server-only";
import { eq, sql } from "drizzle-orm";
import { deedOf } from "@/lib/model/audit-words";
import { type EventKind, eventPayloads, type NewEvent } from "@/lib/model/event";
import { orm } from "../database/database";
import type { Orm } from "../database/orm";
import { events } from "../database/record";
import { keysOf } from "./command-log-events";

/**
 * Writes an event down, once: a repeat changes nothing.
 * @param within a transaction, where other rows belong to it
 * @returns the event's id, or null where one with this key is there already
 */
export async function append<Kind extends EventKind>(
  event: NewEvent<Kind>,
  within: Pick<Orm, "insert"> = orm(),
): Promise<number | null> {
  const { person, payload, at, ...rest } = event;
  const [written] = await within
    .insert(events)
    .values({
      at,
      ...found(event),
      ...storable({
        ...rest,
        personId: person?.id,
        personName: person?.name,
        payload: eventPayloads[event.kind].parse(payload),
      }),
    })
    .onConflictDoNothing({ target: events.key })
    .returning({ id: events.id });
  return written?.id ?? null;
}

/** What an event is found by, besides what it says itself. */
function found({ kind, operation, payload }: NewEvent) {
  if (kind === "command" && "options" in payload) {
    return { deed: deedOf(operation ?? "", payload.options) };
  }
  if (kind !== "receipt" || !("commandId" in payload)) return {};
  return {
    about: sql<number>`(select ${events.id} from ${events} where ${eq(events.key, keysOf(payload.commandId).command)})`,
  };
}

/** Postgres keeps any text but two kinds: with a NUL, and with half of a surrogate pair. */
function storable<T extends object>(values: T): T {
  const text = JSON.stringify(values, (_, value: unknown) =>
    typeof value === "string" ? value.toWellFormed().replaceAll("\0", "\uFFFD") : value,
  );
  return JSON.parse(text) as T;
}
