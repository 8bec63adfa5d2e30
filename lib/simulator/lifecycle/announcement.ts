import type { Conference } from "../entities/conference";
import type { Participant } from "../entities/participant";
import type { World } from "../world";

/** Inferred: the simulator does not fetch what is to be said, and takes this long to say it. */
const SAYING_MS = 5_000;

/**
 * Plays something to everybody, or to one alone, and says when it is over (Twilio docs: TwiML
 * <Conference>, `announcement`). It never fails: that is Twilio's word for an error of its own.
 */
export function playAnnouncement(
  world: World,
  conference: Conference,
  listener: Participant | null,
  announceUrl: string,
): void {
  const who = listener ?? conference;
  world.agenda.plan(`announcement to ${who.sid}`, SAYING_MS, () => {
    if (conference.status === "completed") return;
    // Only one who is still there is named.
    const participant = listener && (world.store.participantOf(listener.callSid) ?? null);
    world.announce({ type: "announcement-end", conference, participant, announceUrl });
  });
}
