import "server-only";
import { present } from "@/lib/model/room";
import { processWide } from "./process-wide";
import { rememberedRoom } from "./rooms";
import { twilio } from "./twilio";

/** A count this young, in milliseconds, is not read again. */
const YOUNG = 8000;
const KEPT = 2000;

interface Count {
  participants: number;
  at: number;
}

const counts = processWide("counts", () => new Map<string, Count>());

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
  const known = youngest(conferenceSid);
  if (known && Date.now() - known.at < YOUNG) return known.participants;
  const at = Date.now();
  const { rows } = await twilio().participants.page(conferenceSid, { pageSize: 1000 });
  if (counts().size >= KEPT) counts().clear();
  counts().set(conferenceSid, { participants: rows.length, at });
  return rows.length;
}

function youngest(conferenceSid: string): Count | undefined {
  const counted = counts().get(conferenceSid);
  const room = rememberedRoom(conferenceSid);
  if (!room || (counted && counted.at >= room.readAt)) return counted;
  return { participants: present(room).length, at: room.readAt };
}
