import type { Participant } from "../entities/participant";
import type { World } from "../world";

/** Somebody begins to talk, or falls silent. */
export function speak(world: World, participant: Participant, talks: boolean): void {
  const before = { ...participant };
  participant.talking = talks;
  const conference = world.store.conferences.get(participant.conferenceSid);
  const type = speechEvent(before, participant);
  if (conference && type) world.announce({ type, conference, participant });
}

/**
 * What a change means to Twilio's speech detection, if anything. Inferred: it hears nobody who is muted or
 * on hold, so that who is muted while talking has stopped, and who is unmuted while talking has begun.
 */
export function speechEvent(before: Participant, after: Participant) {
  if (isHeard(before) === isHeard(after)) return null;
  return isHeard(after) ? "participant-speech-start" : "participant-speech-stop";
}

const isHeard = ({ talking, muted, hold }: Participant) => talking && !muted && !hold;
