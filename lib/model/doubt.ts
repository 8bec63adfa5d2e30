import { isToldLater } from "./leg";
import { isOver } from "./participant";
import { WITHIN } from "./register";
import type { LegFacts } from "./room-facts";

const told = ["muted", "hold", "coaching", "endConferenceOnExit"] as const;

/**
 * Whether nobody can say what is set on a leg now: Twilio was asked, and meanwhile told something else,
 * and which of the two came first neither says, or only a clock does.
 */
export function isInDoubt({ read, told: callback }: LegFacts): boolean {
  if (!callback || !read || callback.id <= read.since.seq) return false;
  const hasLeft = callback.event === "participant-leave" && !isOver(read.participant);
  const differs = told.some((name) => callback.said[name] !== read.participant[name]);
  if (!hasLeft && !differs) return false;
  if (read.by === "read") return !isToldLater({ read, told: callback });
  return callback.at >= read.since.at && callback.at <= read.at + WITHIN;
}
