import "server-only";
import type { CallerId } from "@/lib/model/caller-id";
import { sharedReads } from "./shared-reads";
import { twilio } from "./twilio";

const lists = sharedReads<CallerId[]>("caller-ids", 60_000, 1);

/** The numbers that the account may call from; they change rarely. */
export function readCallerIds(): Promise<CallerId[]> {
  return lists("all", () => twilio().callerIds.list());
}
