import type { Participant } from "../entities/participant";
import type { World } from "../world";
import type { ParticipantEventType } from "./events";
import { speechEvent } from "./speech";

/** What can be changed about somebody in a conference. */
export interface ParticipantChange {
  readonly muted?: boolean | undefined;
  readonly hold?: boolean | undefined;
  readonly coaching?: boolean | undefined;
  readonly callSidToCoach?: string | null | undefined;
  readonly endConferenceOnExit?: boolean | undefined;
}

/**
 * Changes somebody, and says so for each thing that is not as it was.
 * @param modified whether something changed that no resource shows, such as the beep or the wait music
 */
export function changeParticipant(
  world: World,
  participant: Participant,
  change: ParticipantChange,
  modified = false,
): void {
  const before = { ...participant };
  const { muted, hold, coaching, callSidToCoach, endConferenceOnExit } = change;
  if (muted !== undefined) participant.muted = muted;
  if (hold !== undefined) participant.hold = hold;
  if (coaching !== undefined) participant.coaching = coaching;
  if (callSidToCoach !== undefined) participant.callSidToCoach = callSidToCoach;
  if (endConferenceOnExit !== undefined) participant.endConferenceOnExit = endConferenceOnExit;
  participant.dateUpdated = world.clock.now();

  const conference = world.store.conferences.get(participant.conferenceSid);
  // Inferred: nothing is told of one who has not joined yet; how they are, they then join.
  if (!conference || participant.status !== "connected") return;
  for (const type of eventsOf(before, participant, modified)) {
    world.announce({ type, conference, participant });
  }
}

/** What of a change asked for over the API really happens; it is answered as if all of it did. */
export function whatSticks(
  { exitAloneSticks }: World,
  { quirk }: Participant,
  change: ParticipantChange,
): ParticipantChange {
  const { muted, endConferenceOnExit, ...others } = change;
  const isAlone =
    muted === undefined && Object.values(others).every((value) => value === undefined);
  return {
    ...others,
    muted: quirk === "mute-does-not-take" ? undefined : muted,
    endConferenceOnExit: isAlone && !exitAloneSticks ? undefined : endConferenceOnExit,
  };
}

/** Twilio docs: TwiML <Conference>, `statusCallbackEvent`. Inferred: what stays as it was is no event. */
function eventsOf(before: Participant, after: Participant, modified: boolean) {
  const types: ParticipantEventType[] = [];
  if (before.muted !== after.muted) {
    types.push(after.muted ? "participant-mute" : "participant-unmute");
  }
  if (before.hold !== after.hold) {
    types.push(after.hold ? "participant-hold" : "participant-unhold");
  }
  const isModified =
    before.coaching !== after.coaching ||
    before.callSidToCoach !== after.callSidToCoach ||
    before.endConferenceOnExit !== after.endConferenceOnExit;
  if (isModified || modified) types.push("participant-modify");
  const speech = speechEvent(before, after);
  if (speech) types.push(speech);
  return types;
}
