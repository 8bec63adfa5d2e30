import type { Leg } from "./leg";

/** Whom a removal affects besides the one who is removed. */
export interface Consequences {
  /** How many others are cut off, because the conference ends with this participant. */
  cutOff: number;
  /** Who loses the one they coach. */
  coaches: Leg[];
}

/** What removing a leg does to the others, as far as they are still there. */
export function consequencesOf(leg: Leg, present: Leg[]): Consequences {
  const others = present.filter((other) => other.callSid !== leg.callSid);
  return {
    cutOff: leg.endConferenceOnExit && leg.status === "connected" ? others.length : 0,
    coaches: others.filter((other) => other.coaching && other.callSidToCoach === leg.callSid),
  };
}

/** Whether a removal affects anybody else, and so has to be asked for. */
export function affectsOthers({ cutOff, coaches }: Consequences): boolean {
  return cutOff > 0 || coaches.length > 0;
}
