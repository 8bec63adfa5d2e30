import "server-only";
import { randomUUID } from "node:crypto";
import { and, eq, inArray, isNull, ne, notInArray, sql } from "drizzle-orm";
import type { Command } from "@/lib/model/command";
import type { EventPayloadOf } from "@/lib/model/event";
import { database, orm } from "../database/database";
import { events, instances, pendingCommands } from "../database/record";
import { log } from "../log";
import { processWide } from "../process-wide";
import { commandKeyIn } from "./command-log-events";

const self = processWide("instance", () => ({
  id: randomUUID() as string,
  /** Under which it was declared dead, while it was paused or cut off. */
  former: [] as string[],
  joined: null as Promise<void> | null,
}));

/** Names this process among those that share a database, until another one declares it dead. */
export const instanceId = (): string => self().id;

/** Whether this process has, or once had, this id. */
export const isOwnInstance = (id: string): boolean => ownIds().includes(id);

const ownIds = () => [self().id, ...self().former];

/** As many commands of dead instances as are taken up in one round. */
const ROUND = 50;

/**
 * Not seen for so long, in milliseconds, by the database's clock: those of the instances may differ. Whoever
 * was seen in the future has not been seen since that clock was put back.
 */
const isSilent = (ms: number) =>
  sql`abs(extract(epoch from now() - ${instances.seenAt})) * 1000 > ${ms}`;

/** An instance that could not say for so long that it is there has itself been cut off, in milliseconds. */
const CUT_OFF = 15_000;

/** An instance that was silent for so long takes no part in what all share, in milliseconds. */
const SILENT = 30_000;

/**
 * When this instance said last that it is there, and since when it could without being cut off, in ms. It
 * cannot know what was before its start: perhaps nobody could reach the database.
 */
const beats = processWide("beats", () => ({
  last: performance.now(),
  since: -Infinity,
  failing: false,
  alive: 1,
  /** When each of the others last said something new, as this one has heard: its row, and since when it has been like that. */
  others: new Map<string, { seenAt: string; since: number }>(),
}));

/**
 * How many instances share the database, this one among them, as of the last time that this one could say
 * that it is there.
 */
export const instancesAlive = (): number => beats().alive;

/** Whether this instance could last write down that it is there: then other things can be, too. */
export const canWrite = (): boolean => !beats().failing;

/**
 * Says that this instance is there, once, before it takes its first command; whoever holds an embedded
 * database is there alone.
 */
export function joinInstances(): Promise<void> {
  self().joined ??= join().catch((error: unknown) => {
    self().joined = null;
    throw error;
  });
  return self().joined ?? Promise.resolve();
}

async function join(): Promise<void> {
  if (database().kind === "embedded") await orm().delete(instances);
  // The answer to an earlier attempt may have been lost.
  await orm().insert(instances).values({ id: instanceId() }).onConflictDoNothing();
  beats().last = performance.now();
  beats().since = beats().last;
}

/**
 * Says that this instance is still there. One that others have declared dead never comes back under its
 * id: they have settled its commands, so it goes on as a new one.
 */
export async function seen(): Promise<void> {
  try {
    await say();
    beats().failing = false;
  } catch (error) {
    beats().failing = true;
    throw error;
  }
}

async function say(): Promise<void> {
  await joinInstances();
  const [own] = await orm()
    .update(instances)
    .set({ seenAt: sql`now()` })
    .where(eq(instances.id, instanceId()))
    .returning({ id: instances.id });
  if (!own) await beginAnew();
  const now = performance.now();
  if (now - beats().last > CUT_OFF) beats().since = now;
  beats().last = now;
  await hearOthers(now);
}

async function hearOthers(now: number): Promise<void> {
  const rows = await orm()
    .select({
      id: instances.id,
      seenAt: sql<string>`${instances.seenAt}::text`,
      silent: sql<boolean>`${isSilent(SILENT)}`,
    })
    .from(instances)
    .where(ne(instances.id, instanceId()));
  const before = beats().others;
  beats().others = new Map(
    rows.map(({ id, seenAt }) => {
      const known = before.get(id);
      return [id, known?.seenAt === seenAt ? known : { seenAt, since: now }];
    }),
  );
  beats().alive = rows.filter(({ silent }) => !silent).length + 1;
}

/** Those that have said nothing new for a while, whatever the database's clock has been set to meanwhile. */
function stillFor(ms: number): string[] {
  const now = performance.now();
  const others = [...beats().others];
  return others.filter(([, { since }]) => now - since >= ms).map(([id]) => id);
}

async function beginAnew(): Promise<void> {
  const before = instanceId();
  const id = randomUUID();
  await orm().insert(instances).values({ id });
  self().former.push(before);
  self().id = id;
  log().warn({ before, id }, "declared dead by another instance, goes on as a new one");
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

/** A command of an instance that is gone. */
export interface Orphan {
  command: Command;
  /** Whether it may have gone out to Twilio. */
  sent: boolean;
}

/**
 * Takes over the commands without an outcome whose instance is gone, oldest first. From then on that
 * instance sends none of them, should it only have been paused.
 * @param deadAfter how long an instance is silent before it counts as gone, in milliseconds
 */
export async function takeOrphans(deadAfter: number): Promise<Orphan[]> {
  if (hasSeenOthers(deadAfter)) {
    await orm()
      .delete(instances)
      .where(and(isSilent(deadAfter), inArray(instances.id, stillFor(deadAfter / 2))));
  }
  await joinInstances();
  return orm().transaction(async (tx) => {
    const rows = await tx
      .select({ event: events, sentAt: pendingCommands.sentAt })
      .from(pendingCommands)
      .innerJoin(events, eq(events.key, commandKeyIn(pendingCommands.commandId)))
      .leftJoin(instances, eq(instances.id, pendingCommands.instanceId))
      .where(and(isNull(instances.id), notInArray(pendingCommands.instanceId, ownIds())))
      .orderBy(events.id)
      .limit(ROUND)
      .for("update", { of: pendingCommands, skipLocked: true });
    const orphans = rows.map(({ event, sentAt }) => ({
      command: commandOf(event),
      sent: sentAt !== null,
    }));
    await tx
      .update(pendingCommands)
      .set({ instanceId: instanceId() })
      .where(
        inArray(
          pendingCommands.commandId,
          orphans.map(({ command }) => command.id),
        ),
      );
    return orphans;
  });
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
