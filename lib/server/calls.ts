import "server-only";
import type { Call } from "@/lib/model/participant";
import { processWide } from "./process-wide";
import { twilio } from "./twilio";

/** How many calls are remembered: their numbers never change. */
const KEPT = 10_000;

interface Reading {
  call: Promise<Call>;
  underWay: boolean;
}

const remembered = processWide("calls", () => new Map<string, Reading>());

/**
 * The call of a leg, for its numbers: read once and remembered. `fresh` reads it again, for how it
 * went, unless it is being read anyway. A read that fails is forgotten, so that the next look tries
 * again.
 */
export function callOf(callSid: string, { fresh = false } = {}): Promise<Call> {
  const calls = remembered();
  const known = calls.get(callSid);
  if (known && (known.underWay || !fresh)) return known.call;
  const reading = { call: twilio().calls.fetch(callSid), underWay: true };
  calls.delete(callSid);
  calls.set(callSid, reading);
  void reading.call
    .catch(() => calls.delete(callSid))
    .finally(() => {
      reading.underWay = false;
    });
  const oldest = calls.keys().next().value;
  if (calls.size > KEPT && oldest !== undefined) calls.delete(oldest);
  return reading.call;
}
