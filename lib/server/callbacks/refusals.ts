import "server-only";
import { now } from "../clock";
import { log } from "../log";
import { processWide } from "../process-wide";

/** Why a callback is not taken in. */
export type Refusal =
  | "not-set-up"
  | "no-form"
  | "too-large"
  | "broken-off"
  | "signature"
  | "account"
  | "not-written";

/** How often each is logged at most, in milliseconds: anybody can send what is refused. */
const PAUSE = 60_000;

interface Count {
  total: number;
  untold: number;
  toldAt: number | null;
}

const counts = processWide("callback-refusals", () => new Map<Refusal, Count>());

/**
 * Counts a callback that is not taken in. The log has how many since its last line, and since the start;
 * nothing of what was sent is logged.
 */
export function noteRefusal(refusal: Refusal, more: { reason?: string } = {}, at = now()) {
  const count = counts().get(refusal) ?? { total: 0, untold: 0, toldAt: null };
  counts().set(refusal, count);
  count.total += 1;
  count.untold += 1;
  if (count.toldAt !== null && at - count.toldAt < PAUSE) return;
  const { total, untold } = count;
  log().warn({ refusal, count: untold, total, ...more }, "callbacks refused");
  Object.assign(count, { untold: 0, toldAt: at });
}
