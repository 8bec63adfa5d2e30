import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import type { Call } from "@/lib/model/participant";
import { type AskedAt, callDifferenceOf } from "@/lib/model/room-difference";
import type { Difference } from "@/lib/model/room-event";
import { callOf } from "../calls";
import { reasonOf } from "../database/failure";
import { log } from "../log";
import { askedNow, roomOf } from "./kept-rooms";

/** How long a look waits for the calls of its legs before it goes on without them, in milliseconds. */
const PATIENCE = 400;

type Put = (difference: Difference | null, asked: AskedAt) => Promise<unknown>;

/**
 * Reads calls, such as those of legs whose numbers, or whose end, are not known yet. What has come after a while
 * is put on record together, and the rest when all of it has come.
 */
export async function lookUpCalls(
  conferenceSid: string,
  callSids: string[],
  put: Put,
): Promise<void> {
  const asked = askedNow();
  const found: Call[] = [];
  const calls = callSids.map(async (callSid) => {
    found.push(await callOf(callSid));
  });
  if (calls.length === 0) return;
  const putFound = async () => {
    await put(callDifferenceOf(await roomOf(conferenceSid), found.splice(0)), asked);
  };
  const all = settled(conferenceSid, calls);
  const inTime = await Promise.race([all, wait(PATIENCE, false)]);
  await putFound();
  if (inTime) return;
  void all.then(putFound).catch((error: unknown) => {
    log().warn({ conferenceSid, reason: reasonOf(error) }, "calls not written down");
  });
}

/** Waits until all have been read, or could not be. */
async function settled(conferenceSid: string, calls: Promise<void>[]): Promise<true> {
  const results = await Promise.allSettled(calls);
  const failed = results.filter(({ status }) => status === "rejected").length;
  if (failed > 0) log().warn({ conferenceSid, failed }, "calls not read");
  return true;
}
