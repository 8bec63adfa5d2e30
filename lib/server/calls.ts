import "server-only";
import { LRUCache } from "lru-cache";
import { FaultError } from "@/lib/model/fault";
import type { Call } from "@/lib/model/participant";
import { now } from "./clock";
import { processWide } from "./process-wide";
import { twilio } from "./twilio";

/** How long a call that could not be read is left alone, in milliseconds. */
const LEFT_ALONE = 10_000;
const KEPT = 10_000;

const reading = processWide("calls", () => ({
  underWay: new Map<string, Promise<Call>>(),
  failed: new LRUCache<string, { error: unknown; at: number }>({ max: KEPT }),
}));

/**
 * The call of a leg, as it is now: read once for all who ask while it is being read. One that could not
 * be read is tried again, but not with every look.
 */
export function callOf(callSid: string): Promise<Call> {
  const { underWay, failed } = reading();
  const failure = failed.get(callSid);
  if (failure && now() - failure.at < LEFT_ALONE) return Promise.reject(failure.error);
  const under = underWay.get(callSid);
  if (under) return under;
  const call = read(callSid).finally(() => underWay.delete(callSid));
  underWay.set(callSid, call);
  return call;
}

/** Whether Twilio, when it was asked last, knew no such call: nobody will ever tell how that went. */
export function isUnknownCall(callSid: string): boolean {
  const error = reading().failed.get(callSid)?.error;
  return error instanceof FaultError && error.fault.kind === "not-found";
}

async function read(callSid: string): Promise<Call> {
  const { failed } = reading();
  try {
    const call = await twilio().calls.fetch(callSid);
    failed.delete(callSid);
    return call;
  } catch (error) {
    failed.set(callSid, { error, at: now() });
    throw error;
  }
}
