import { isBlank, isolated, visible } from "@/lib/catalogue/plain-text";
import { isStandInAddress, type StandIn, standIn } from "@/lib/catalogue/stand-in";
import type { ConferenceStatus } from "./conference";
import type { Leg } from "./leg";
import { type Call, farEnd } from "./participant";
import { clockLength } from "./time-words";

/** What a person calls a leg: its label, else its far end, else its Call SID while nothing is known. */
export const legName = (leg: Leg): string => visible(exactName(leg)) ?? leg.callSid;

/** The same within a sentence, which keeps its direction whatever the name is written in. */
export const legInWords = (leg: Leg): string => isolated(exactName(leg));

/** The number of a leg's far end; null where it is unknown or already its name. */
export function legNumber(leg: Leg): string | null {
  return labelOf(leg) === null ? null : callable(farEnd(leg));
}

/** A number or an address that somebody could call; null for what is told in the place of one. */
export function callable(address: string | null): string | null {
  const seen = visible(address);
  return seen === null || standIn(seen) ? null : seen;
}

/** What somebody is called who is on record under this name; null where there is nothing to see in it. */
export function recordedName(name: string | null): string | null {
  if (name === null || isBlank(name)) return null;
  return isStandInAddress(name) ? farEndWords(name, "inbound") : name;
}

/** What a leg is called, to the letter. */
export function exactName(leg: Leg): string {
  return labelOf(leg) ?? farEndName(leg) ?? leg.callSid;
}

/** A label that names somebody: one that was made of what is told in the place of a number does not. */
function labelOf({ label }: Leg): string | null {
  return label && !isBlank(label) && !isStandInAddress(label) ? label : null;
}

/** What the far end of a call is called by itself; null while nothing is known of the call. */
function farEndName(call: Pick<Call, "from" | "to" | "direction">): string | null {
  const { from, to, direction } = call;
  if (from === null && to === null && direction === null) return null;
  return farEndWords(farEnd(call), direction);
}

const standInWords: Record<StandIn, string> = {
  withheld: "Withheld number",
  unknown: "Unknown caller",
};

function farEndWords(address: string | null, direction: string | null): string {
  const seen = visible(address);
  const why = seen === null ? "unknown" : standIn(seen);
  if (!why) return address ?? "";
  return why === "unknown" && direction !== "inbound" ? "Unknown number" : standInWords[why];
}

/** What a leg's status means for the eye: one tone for each kind of state. */
export type Tone = "in-call" | "ringing" | "held" | "muted" | "coaching" | "danger";

/** The status of a leg that is still there, in words. */
export function statusWords(leg: Leg, conference: ConferenceStatus): { words: string; tone: Tone } {
  switch (leg.status) {
    case "queued":
      return { words: "Waiting to dial", tone: "ringing" };
    case "connecting":
      return { words: "Connecting", tone: "ringing" };
    case "ringing":
      return { words: "Ringing", tone: "ringing" };
    case "connected":
      if (conference === "init") return { words: "Waiting for the start", tone: "muted" };
      return leg.hold ? { words: "On hold", tone: "held" } : { words: "In call", tone: "in-call" };
    case "complete":
    case "failed":
      return { words: "Ending", tone: "muted" };
  }
}

/** For how long a leg has been ringing, of how long it may: "Ringing 0:12 of 0:30". */
export function ringingWords({ dateCreated, ringsFor }: Leg, now: number): string {
  const words = `Ringing ${clockLength(now - Date.parse(dateCreated))}`;
  return ringsFor === null ? words : `${words} of ${clockLength(ringsFor * 1000)}`;
}
