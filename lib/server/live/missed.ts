import "server-only";
import { and, eq, gt, inArray, lte } from "drizzle-orm";
import { LIST } from "@/lib/model/live";
import type { RoomEvent } from "@/lib/model/room-event";
import { events } from "../database/record";
import { recordedRows, roomEventOf, roomEventsAfter } from "../record/room-events";
import type { Asked } from "./asked";

/** As many rows of a topic as are told one by one: to read the room anew is less than more of them. */
const MOST = 2000;

interface Missed {
  /** Oldest first. */
  events: RoomEvent[];
  /** Of these too much was missed. */
  reload: string[];
}

/**
 * What was written about some topics, and what of somebody's own, from where each of them begins up to
 * an event. The list is one read, and is read anew where anything at all has come.
 * @param after from where the person's own commands are told; null: not at all
 */
export async function missedOf(
  topics: Asked,
  after: number | null,
  personId: string,
  upTo: number,
): Promise<Missed> {
  const begun = [...topics].flatMap(([topic, from]) =>
    from !== null && from < upTo ? [{ topic, from }] : [],
  );
  const reads = begun.flatMap(({ topic, from }) => (topic === LIST ? [] : [readOf(topic, from)]));
  const [own, ...rooms] = await Promise.all([ownOf(personId, after, upTo), ...reads]);
  const byId = new Map<number, RoomEvent>();
  for (const event of [...own, ...rooms.flatMap(({ found }) => found ?? [])]) {
    if (event.id <= upTo) byId.set(event.id, event);
  }
  return {
    events: [...byId.values()].toSorted((a, b) => a.id - b.id),
    reload: [
      ...begun.flatMap(({ topic }) => (topic === LIST ? [LIST] : [])),
      ...rooms.flatMap(({ topic, found }) => (found ? [] : [topic])),
    ],
  };
}

async function readOf(topic: string, from: number) {
  const found = await roomEventsAfter(from, [topic], MOST + 1);
  if (found.length > MOST) return { topic, found: null };
  return { topic, found: found.map((event) => ({ ...event, conferenceSid: topic })) };
}

/** What somebody did, wherever that was, and what came of it. */
async function ownOf(personId: string, after: number | null, upTo: number): Promise<RoomEvent[]> {
  if (after === null || after >= upTo) return [];
  const theirs = and(
    eq(events.personId, personId),
    inArray(events.kind, ["command", "receipt"]),
    gt(events.id, after),
    lte(events.id, upTo),
  );
  return (await recordedRows(theirs, MOST)).flatMap((row) => roomEventOf(row) ?? []);
}
