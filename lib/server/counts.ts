import "server-only";
import { present } from "@/lib/model/room";
import { rememberedRoom } from "./rooms";
import { sharedReads } from "./shared-reads";
import { twilio } from "./twilio";

/** A count this young, in milliseconds, is not read again. */
const YOUNG = 8000;

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
  if (room && Date.now() - room.readAt < YOUNG) return present(room).length;
  const { participants, at } = await counts(conferenceSid, async () => {
    const began = Date.now();
    const { rows } = await twilio().participants.page(conferenceSid, { pageSize: 1000 });
    return { participants: rows.length, at: began };
  });
  return room && room.readAt > at ? present(room).length : participants;
}
