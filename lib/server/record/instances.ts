import "server-only";
import { randomUUID } from "node:crypto";
import { and, eq, isNull, lt, ne, sql } from "drizzle-orm";
import type { Command } from "@/lib/model/command";
import type { EventPayloadOf } from "@/lib/model/event";
import { database, orm } from "../database/database";
import { events, instances, pendingCommands } from "../database/record";
import { processWide } from "../process-wide";
import { commandKeyIn } from "./command-log-events";

/** Names this process among those that share a database, from its start to its end. */
export const instanceId = processWide("instance", () => randomUUID() as string);

/** As many commands of dead instances as are taken up in one round. */
const ROUND = 50;

/** What counts is the database's clock: those of the instances may differ. */
const silentFor = (ms: number) => sql`now() - ${ms} * interval '1 millisecond'`;

/** An instance that could not say for so long that it is there has itself been cut off, in milliseconds. */
const CUT_OFF = 15_000;

/**
 * When this instance said last that it is there, and since when it could without being cut off, in ms. It
 * cannot know what was before its start: perhaps nobody could reach the database.
 */
const beats = processWide("beats", () => ({ last: performance.now(), since: -Infinity }));

/** Says that this instance is there; whoever holds an embedded database is there alone. */
export async function joinInstances(): Promise<void> {
  if (database().kind === "embedded") await orm().delete(instances);
  await seen();
  beats().since = beats().last;
}

/** Says that this instance is still there. */
export async function seen(): Promise<void> {
  await orm()
    .insert(instances)
    .values({ id: instanceId() })
    .onConflictDoUpdate({ target: instances.id, set: { seenAt: sql`now()` } });
  const now = performance.now();
  if (now - beats().last > CUT_OFF) beats().since = now;
  beats().last = now;
}

/**
 * Whether others would have been seen for so long, in milliseconds: after a time without the database
 * everybody looks silent, also those who have commands under way.
 */
function hasSeenOthers(ms: number): boolean {
  const { last, since } = beats();
  const now = performance.now();
  return now - last <= CUT_OFF && now - since >= ms;
}

/** Says that this instance goes: whatever it has left open is for others to settle, at once. */
export async function leaveInstances(): Promise<void> {
  await orm().delete(instances).where(eq(instances.id, instanceId()));
}

/**
 * The commands without an outcome whose instance is gone, oldest first.
 * @param deadAfter how long an instance is silent before it counts as gone, in milliseconds
 */
export async function orphanedCommands(deadAfter: number): Promise<Command[]> {
  if (hasSeenOthers(deadAfter)) {
    const silent = lt(instances.seenAt, silentFor(deadAfter));
    await orm()
      .delete(instances)
      .where(and(silent, ne(instances.id, instanceId())));
  }
  const rows = await orm()
    .select({ event: events })
    .from(pendingCommands)
    .innerJoin(events, eq(events.key, commandKeyIn(pendingCommands.commandId)))
    .leftJoin(instances, eq(instances.id, pendingCommands.instanceId))
    .where(and(isNull(instances.id), ne(pendingCommands.instanceId, instanceId())))
    .orderBy(events.id)
    .limit(ROUND);
  return rows.map(({ event }) => commandOf(event));
}

/** A command as it was written down. */
export function commandOf({
  at,
  operation,
  personId,
  personName,
  ...event
}: typeof events.$inferSelect) {
  const { commandId, target, options } = event.payload as EventPayloadOf<"command">;
  return {
    id: commandId,
    operation: operation as Command["operation"],
    target,
    options,
    requestedAt: at.toISOString(),
    requestedBy: { id: personId ?? "", name: personName ?? "" },
  };
}
