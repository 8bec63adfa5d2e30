import "server-only";
import type { z } from "zod";
import { FaultError } from "@/lib/model/fault";
import { type Sent, unreadable } from "./faults";
import { underWay } from "./transport";

/** What the SDK's `…WithHttpInfo` methods answer. */
export interface Answer<T> {
  body: T;
  headers: Record<string, string>;
}

/**
 * Lets nothing through that Twilio's documentation does not describe. Keys that are new are ignored.
 * @throws FaultError `unreadable`, with the request's id
 */
export function trusted<S extends z.ZodType>(
  schema: S,
  value: unknown,
  headers: Record<string, string>,
  method = "GET",
): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw unreadable({ method, requestId: headers["twilio-request-id"] });
}

/** Awaits an SDK call. What the SDK itself throws is about the answer's shape. */
export async function asked<T>(method: string, call: () => Promise<Answer<T>>): Promise<Answer<T>> {
  const sent: Sent = { method };
  try {
    return await underWay.run(sent, call);
  } catch (error) {
    throw error instanceof FaultError ? error : unreadable(sent);
  }
}
