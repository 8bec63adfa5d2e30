import "server-only";
import type { Call } from "@/lib/model/participant";
import { processWide } from "./process-wide";
import { twilio } from "./twilio";

/** How many calls are remembered: their numbers never change. */
const KEPT = 10_000;

const remembered = processWide("calls", () => new Map<string, Promise<Call>>());

/**
 * The call of a leg, for its numbers: read once and remembered. `fresh` reads it again, for how it
 * went. A read that fails is forgotten, so that the next look tries again.
 */
export function callOf(callSid: string, { fresh = false } = {}): Promise<Call> {
  const calls = remembered();
  const known = calls.get(callSid);
  if (known && !fresh) return known;
  const read = twilio().calls.fetch(callSid);
  calls.delete(callSid);
  calls.set(callSid, read);
  read.catch(() => calls.delete(callSid));
  const oldest = calls.keys().next().value;
  if (calls.size > KEPT && oldest !== undefined) calls.delete(oldest);
  return read;
}
