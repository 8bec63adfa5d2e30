import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { LRUCache } from "lru-cache";
import { movesPeople } from "@/lib/model/list-news";
import { present, type Room } from "@/lib/model/room";
import { now } from "./clock";
import { processWide } from "./process-wide";
import { feed } from "./record/feed";
import { sharedReads } from "./shared-reads";
import { twilio } from "./twilio";
import { watchedOf } from "./watch/interest";
import { rememberedRoom } from "./watch/kept-rooms";

/** A count this young, in milliseconds, is not read again, unless somebody has come or gone since. */
const YOUNG = 8000;
/** The same for a room about which Twilio calls back. */
const CALLED = 20_000;

/** However many come and go, a conference is not counted more often than this, in milliseconds. */
const BETWEEN = 1000;
/** With many in one list, as much for each: Twilio is not asked more than ten times a second for it. */
const EACH = 100;
const KEPT = 2000;

/** When somebody was last heard to come to a conference or to go, in ms since 1970. */
const moved = processWide("moved", () => {
  const at = new LRUCache<string, number>({ max: KEPT });
  feed().subscribe((news) => {
    for (const { room: event } of news) {
      if (event?.conferenceSid && movesPeople(event)) at.set(event.conferenceSid, now());
    }
  });
  return at;
});

const counts = sharedReads<{ participants: number; at: number }>("counts", YOUNG, KEPT);

/**
 * How many are in each of these conferences. Twilio's conference carries no number, so each costs a
 * read, unless it was read a moment ago. A conference whose read fails is left out.
 */
export async function countParticipants(conferenceSids: string[]): Promise<Record<string, number>> {
  const between = Math.max(BETWEEN, EACH * conferenceSids.length);
  const counted = await Promise.allSettled(
    conferenceSids.map(async (sid) => [sid, await count(sid, between)] as const),
  );
  return Object.fromEntries(
    counted.flatMap((result) => (result.status === "fulfilled" ? [result.value] : [])),
  );
}

async function count(conferenceSid: string, between: number): Promise<number> {
  const room = rememberedRoom(conferenceSid);
  if (room && isTrue(room)) return present(room).length;
  const { participants, at } = await newestCount(conferenceSid, between);
  return room && room.readAt > at ? present(room).length : participants;
}

/** A count that is not older than what has been heard of the conference. */
async function newestCount(
  conferenceSid: string,
  between: number,
): Promise<{ participants: number; at: number }> {
  const read = async () => {
    const at = now();
    const { rows } = await twilio().participants.page(conferenceSid, { pageSize: 1000 });
    return { participants: rows.length, at };
  };
  const known = await counts(conferenceSid, read);
  if (known.at > (moved().get(conferenceSid) ?? 0)) return known;
  await wait(Math.max(0, known.at + between - now()));
  return counts(conferenceSid, read, true);
}

/** Whether a room that somebody looks at, or has just looked at, is as Twilio has it. */
function isTrue({ conferenceSid, readAt }: Room): boolean {
  const called = watchedOf(conferenceSid)?.callbacks ?? false;
  return now() - readAt < (called ? CALLED : YOUNG);
}
