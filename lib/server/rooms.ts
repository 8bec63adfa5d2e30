import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import type { Room } from "@/lib/model/room";
import { now } from "./clock";
import { watchedOf } from "./watch/interest";
import { isBlank, roomOf } from "./watch/kept-rooms";
import { lookAtConference } from "./watch/look";

/** A room read within this time, in milliseconds, is read for everybody who asks. */
const SHARED_FOR = 900;
/** How old the newest look at a watched room may be, in milliseconds: a little more than its pace. */
const FRESH = { reading: 5000, called: 20_000 };
/** How long a room that is known is waited for, in milliseconds, if nobody says otherwise. */
const PATIENCE = 3000;

/**
 * A conference with its legs, the ended ones too, as the record and Twilio have it. However many look at
 * it, Twilio is asked once, and not at all while its watcher does. One that Twilio does not know any
 * more is as the record knew it. One that is known and waits for its turn is as it was, and says how old
 * that is.
 * @param patience how long to wait for its turn, in milliseconds
 * @throws FaultError where Twilio refuses or cannot be reached
 */
export async function readRoom(conferenceSid: string, patience = PATIENCE): Promise<Room> {
  const known = await roomOf(conferenceSid);
  if (isFresh(known)) return known;
  const look = lookAtConference(conferenceSid);
  // One that fails later fails for whoever else waits for it.
  look.catch(() => undefined);
  await (isBlank(known) ? look : Promise.race([look, wait(patience, null, { ref: false })]));
  return roomOf(conferenceSid);
}

function isFresh({ conferenceSid, readAt }: Room): boolean {
  const age = now() - readAt;
  if (age < SHARED_FOR) return true;
  const watched = watchedOf(conferenceSid);
  if (!watched?.readAt || watched.fault) return false;
  return age < (watched.callbacks ? FRESH.called : FRESH.reading);
}
