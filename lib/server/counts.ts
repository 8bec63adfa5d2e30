import "server-only";
import { present, type Room } from "@/lib/model/room";
import { sharedReads } from "./shared-reads";
import { twilio } from "./twilio";
import { watchedOf } from "./watch/interest";
import { rememberedRoom } from "./watch/kept-rooms";

/** A count this young, in milliseconds, is not read again. */
const YOUNG = 8000;
/** The same for a room about which Twilio calls back. */
const CALLED = 20_000;

const counts = sharedReads<{ participants: number; at: number }>("counts", YOUNG, 2000);

/**
 * How many are in each of these conferences. Twilio's conference carries no number, so each costs a
 * read, unless it was read a moment ago. A conference whose read fails is left out.
 */
export async function countParticipants(conferenceSids: string[]): Promise<Record<string, number>> {
  const counted = await Promise.allSettled(
    conferenceSids.map(async (sid) => [sid, await count(sid)] as const),
  );
  return Object.fromEntries(
    counted.flatMap((result) => (result.status === "fulfilled" ? [result.value] : [])),
  );
}

async function count(conferenceSid: string): Promise<number> {
  const room = rememberedRoom(conferenceSid);
  if (room && isTrue(room)) return present(room).length;
  const { participants, at } = await counts(conferenceSid, async () => {
    const began = Date.now();
    const { rows } = await twilio().participants.page(conferenceSid, { pageSize: 1000 });
    return { participants: rows.length, at: began };
  });
  return room && room.readAt > at ? present(room).length : participants;
}

/** Whether a room that somebody looks at, or has just looked at, is as Twilio has it. */
function isTrue({ conferenceSid, readAt }: Room): boolean {
  const called = watchedOf(conferenceSid)?.callbacks ?? false;
  return Date.now() - readAt < (called ? CALLED : YOUNG);
}
