import type { Conference } from "../entities/conference";
import type { Participant } from "../entities/participant";
import type { Parameters } from "../http/parameters";
import { badRequest, refused } from "../http/twilio-error";
import type { World } from "../world";

export interface Coaching {
  readonly coaching: boolean;
  readonly callSidToCoach: string | null;
}

/**
 * What `Coaching` and `CallSidToCoach` ask for; undefined when neither was sent
 * (Twilio docs: Participant resource, `Coaching`; errors 16027 and 16028).
 * @param conference null when it is only about to be created
 * @param coach the participant to change, or null for one that is being created
 */
export function readCoaching(
  { store }: World,
  conference: Conference | null,
  form: Parameters,
  coach: Participant | null,
): Coaching | undefined {
  const sent = form.get("CallSidToCoach");
  const coaching = form.boolean("Coaching") ?? (sent === undefined ? undefined : true);
  if (coaching === undefined) return undefined;
  // Inferred: who stops coaching has nobody to coach.
  if (!coaching) return { coaching: false, callSidToCoach: null };

  const callSidToCoach = sent ?? coach?.callSidToCoach;
  // Inferred: Twilio documents that the SID must be there, but no code for when it is not.
  if (!callSidToCoach) throw badRequest("Coaching=true needs CallSidToCoach");
  const coachee = store.participantOf(callSidToCoach);
  const isPresent =
    conference?.status === "in-progress" &&
    coachee?.conferenceSid === conference.sid &&
    coachee.status === "connected";
  if (!isPresent || coachee === coach) {
    throw refused(16028, `${callSidToCoach} is not another participant of a running conference`);
  }
  if (coachee.hold) throw refused(16027, `${callSidToCoach} is on hold`);
  return { coaching, callSidToCoach };
}
