import "server-only";
import type { Call } from "@/lib/model/participant";
import { processWide } from "./process-wide";
import { twilio } from "./twilio";

/** How many calls are remembered: their numbers never change. */
const KEPT = 10_000;
/** How long a call that could not be read is left alone, in milliseconds. */
const LEFT_ALONE = 10_000;

interface Reading {
  call: Promise<Call>;
  underWay: boolean;
  /** When it failed, in ms since 1970. */
  failedAt: number | null;
}

const remembered = processWide("calls", () => new Map<string, Reading>());

/**
 * The call of a leg, for its numbers: read once and remembered. `fresh` reads it again, for how it
 * went, unless it is being read anyway. A read that failed is tried again, but not with every look.
 */
export function callOf(callSid: string, { fresh = false } = {}): Promise<Call> {
  const calls = remembered();
  const known = calls.get(callSid);
  if (known && !isDue(known, fresh)) return known.call;
  const reading: Reading = { call: twilio().calls.fetch(callSid), underWay: true, failedAt: null };
  calls.delete(callSid);
  calls.set(callSid, reading);
  void reading.call
    .catch(() => {
      reading.failedAt = Date.now();
    })
    .finally(() => {
      reading.underWay = false;
    });
  const oldest = calls.keys().next().value;
  if (calls.size > KEPT && oldest !== undefined) calls.delete(oldest);
  return reading.call;
}

function isDue({ underWay, failedAt }: Reading, fresh: boolean): boolean {
  if (underWay) return false;
  return failedAt === null ? fresh : Date.now() - failedAt >= LEFT_ALONE;
}
