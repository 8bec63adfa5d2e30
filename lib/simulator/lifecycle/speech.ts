import type { Participant } from "../entities/participant";
import type { World } from "../world";

/**
 * Somebody begins to talk, or falls silent. Inferred: who is muted or on hold is not heard by Twilio's
 * speech detection either.
 */
export function speak(world: World, participant: Participant, talks: boolean): void {
  if (participant.talking === talks) return;
  participant.talking = talks;
  const conference = world.store.conferences.get(participant.conferenceSid);
  if (!conference || participant.muted || participant.hold) return;
  const type = talks ? "participant-speech-start" : "participant-speech-stop";
  world.announce({ type, conference, participant });
}
