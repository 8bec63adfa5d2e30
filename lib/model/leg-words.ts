import type { ConferenceStatus } from "./conference";
import type { Leg } from "./leg";
import { farEnd } from "./participant";
import { clockLength } from "./time-words";

/** What a person calls a leg: its label, else the number of its far end, else its Call SID. */
export function legName(leg: Leg): string {
  return leg.label ?? farEnd(leg) ?? leg.callSid;
}

/** The number of a leg's far end; null where it is unknown or already its name. */
export function legNumber(leg: Leg): string | null {
  return leg.label ? farEnd(leg) : null;
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
