import "server-only";
import type { Participant } from "@/lib/model/participant";
import type { Room } from "@/lib/model/room";
import type { Difference } from "@/lib/model/room-event";

/** What a callback tells of a participant who is in call (Twilio docs: TwiML <Conference>). */
const told = ["muted", "hold", "coaching"] as const satisfies readonly (keyof Participant)[];

/**
 * Whether a read has shown what a callback should have told before: somebody who came, went or changed,
 * or that a conference began or ended. Phones that ring are not told by the conference.
 * @param before the room without the difference
 */
export function isUntold(before: Room, { conference, participants, gone }: Difference): boolean {
  // Nobody was listening before the first look.
  if (before.readAt === 0) return false;
  const legs = new Map(before.legs.map((leg) => [leg.callSid, leg]));
  const began = conference?.status !== undefined && conference.status !== before.conference.status;
  return (
    began ||
    gone.some((callSid) => legs.get(callSid)?.status === "connected") ||
    participants.some((participant) => {
      if (participant.status !== "connected") return false;
      const leg = legs.get(participant.callSid);
      if (!leg || leg.ended || leg.status !== "connected") return true;
      return told.some((name) => leg[name] !== participant[name]);
    })
  );
}
