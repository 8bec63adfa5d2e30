import type { Leg } from "./leg";
import { legInWords } from "./leg-words";

/** Whom a removal affects besides the one who is removed. */
export interface Consequences {
  /** How many others are cut off, because the conference ends with this participant. */
  cutOff: number;
  /** Who loses the one they coach. */
  coaches: Leg[];
}

/** What removing a leg does to the others, as far as they are still there. */
export function consequencesOf(
  leg: Pick<Leg, "callSid" | "status" | "endConferenceOnExit">,
  present: Leg[],
): Consequences {
  const others = present.filter((other) => other.callSid !== leg.callSid);
  return {
    cutOff: leg.endConferenceOnExit && leg.status === "connected" ? others.length : 0,
    coaches: others.filter((other) => other.coaching && other.callSidToCoach === leg.callSid),
  };
}

/** In a sentence what removing a leg would come to for those who are there. */
export function removalWords(leg: Leg, present: Leg[]): string {
  const { cutOff, coaches } = consequencesOf(leg, present);
  const name = legInWords(leg);
  if (cutOff > 0) return `${name} would end the conference for ${others(cutOff)} too.`;
  const [coach] = coaches;
  if (coaches.length > 1) {
    return `${coaches.length} people who whisper to ${name} would have nobody to whisper to.`;
  }
  if (coach)
    return `${legInWords(coach)}, who whispers to ${name}, would have nobody to whisper to.`;
  const staying = present.filter(({ callSid }) => callSid !== leg.callSid);
  const [only] = staying;
  if (!only) return `Nobody would be left after ${name}.`;
  if (staying.length === 1) return `${legInWords(only)} would be left alone.`;
  return `${name} would be gone, and ${others(staying.length)} would stay.`;
}

/** How many people besides the one who is removed, in words. */
export const others = (count: number) => (count === 1 ? "1 other person" : `${count} other people`);

/** Whether a removal affects anybody else, and so has to be asked for. */
export function affectsOthers({ cutOff, coaches }: Consequences): boolean {
  return cutOff > 0 || coaches.length > 0;
}
