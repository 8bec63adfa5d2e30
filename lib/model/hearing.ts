import type { ConferenceStatus } from "./conference";
import type { Leg } from "./leg";
import { legInWords } from "./leg-words";
import type { Room } from "./room";

/** Who of a conference hears whom follows from these alone. */
type Ears = Pick<
  Leg,
  "callSid" | "status" | "muted" | "hold" | "coaching" | "callSidToCoach" | "ended"
>;

/**
 * Whether one of a conference's legs hears another. Who is muted is heard by nobody and hears all;
 * who is on hold hears music alone and is heard by nobody; who coaches is heard by one person and
 * hears all (Twilio docs: Conference Participant resource, muted, hold and coaching).
 */
export function hears(listener: Ears, speaker: Ears): boolean {
  if (listener.callSid === speaker.callSid) return false;
  if (!isInTheMix(listener) || !isInTheMix(speaker) || speaker.muted) return false;
  // Inferred: when the one who is coached has left, the coach is not put on air to the others.
  return !speaker.coaching || speaker.callSidToCoach === listener.callSid;
}

function isInTheMix({ status, hold, ended }: Ears): boolean {
  return status === "connected" && !hold && !ended;
}

/** What one leg's place in the mix comes to. */
export interface Hearing {
  /** Those who hear the leg, and those whom it hears, in the order of joining. */
  heardBy: Leg[];
  hears: Leg[];
  /** The others who could hear it if nothing stood in the way. */
  others: Leg[];
}

/** Who hears a leg and whom it hears. Before a conference has started, nobody hears anybody. */
export function hearingOf(leg: Leg, legs: readonly Leg[], conference: ConferenceStatus): Hearing {
  const others = legs.filter((other) => other.callSid !== leg.callSid && isInTheMix(other));
  if (conference !== "in-progress") return { heardBy: [], hears: [], others };
  return {
    heardBy: others.filter((other) => hears(other, leg)),
    hears: others.filter((other) => hears(leg, other)),
    others,
  };
}

/** How things are, or how they would be after a press. */
type Mood = "is" | "would be";

/** One sentence: "Dana is heard by Sam only and hears everybody." */
export function hearingWords(
  leg: Leg,
  legs: readonly Leg[],
  conference: ConferenceStatus,
  mood: Mood = "is",
): string {
  const name = legInWords(leg);
  if (leg.ended) return `${name} is no longer in the conference.`;
  if (conference === "completed") return "The conference has ended: nobody hears anybody.";
  if (leg.status !== "connected") return `${name} has not answered yet.`;
  if (conference === "init") return "The conference has not started: nobody hears anybody.";
  if (leg.hold) return `${name} ${mood} on hold: heard by nobody, with music in the ear.`;
  const { heardBy, hears: heard, others } = hearingOf(leg, legs, conference);
  if (others.length === 0) {
    const alone = legs.every((other) => other.callSid === leg.callSid || other.ended);
    return alone
      ? `Nobody else is there for ${name} to talk to.`
      : `${name} ${mood} heard by nobody: everybody else is on hold or has not answered yet.`;
  }
  const hear = mood === "is" ? "hears" : "hear";
  return `${name} ${mood} heard by ${groupWords(heardBy, others)} and ${hear} ${groupWords(heard, others)}.`;
}

/** The same sentence as a change of one leg would make it. */
export const hearingAfter = (leg: Leg, change: Partial<Leg>, { legs, conference }: Room): string =>
  hearingWords({ ...leg, ...change }, legs, conference.status, "would be");

/** A group among all, as short as it can be said; never a list that nobody reads. */
function groupWords(group: readonly Leg[], all: readonly Leg[]): string {
  const [first, second] = group;
  if (!first) return "nobody";
  if (group.length === all.length) return all.length === 1 ? legInWords(first) : "everybody";
  if (!second) return `${legInWords(first)} only`;
  const missing = all.filter((leg) => !group.includes(leg));
  if (missing.length === 1 && missing[0]) return `everybody but ${legInWords(missing[0])}`;
  if (group.length === 2) return `${legInWords(first)} and ${legInWords(second)} only`;
  return `${group.length} of the other ${all.length}`;
}
