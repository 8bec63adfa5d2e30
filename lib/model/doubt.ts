import { WITHIN } from "./register";
import type { LegFacts } from "./room-facts";

const told = ["muted", "hold", "coaching", "endConferenceOnExit"] as const;

/**
 * Whether nobody can say what is set on a leg now: Twilio answered a command, and meanwhile told of
 * somebody else's, and which of the two came first neither says.
 */
export function isInDoubt({ read, told: callback }: LegFacts): boolean {
  if (!callback || read?.by !== "answer") return false;
  const meanwhile = callback.at >= read.since && callback.at <= read.at + WITHIN;
  return meanwhile && told.some((name) => callback.said[name] !== read.participant[name]);
}
