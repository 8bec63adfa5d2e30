import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import type { Call } from "@/lib/model/participant";
import { type AskedAt, callDifferenceOf } from "@/lib/model/room-difference";
import type { Difference } from "@/lib/model/room-event";
import { callOf } from "../calls";
import { reasonOf } from "../database/failure";
import { type Purpose, readFor } from "../gateway/reading";
import { log } from "../log";
import { processWide } from "../process-wide";
import { askedNow, roomOf } from "./kept-rooms";

/** How long a look waits for the calls of its legs before it goes on without them, in milliseconds. */
const PATIENCE = 400;
/** What has come since is put on record that often, in milliseconds. */
const EVERY = 2000;

type Put = (difference: Difference | null, asked: AskedAt) => Promise<unknown>;

/** Calls that are being read, each with the end of that: all that were asked for with it are on record. */
const underWay = processWide("look-ups", () => new Map<string, Promise<unknown>>());

/**
 * Reads calls, such as those of legs whose numbers, or whose end, are not known yet. What has come after a
 * while is put on record together, and so is the rest as it comes: many wait long for their turn. What
 * another look is reading is not read and put on record again.
 * @param purpose what settles a doubt does not queue behind what is merely nice to know
 */
export async function lookUpCalls(
  conferenceSid: string,
  callSids: string[],
  put: Put,
  purpose: Purpose = "look-up",
): Promise<void> {
  const others = callSids.flatMap((callSid) => underWay().get(callSid) ?? []);
  const fresh = callSids.filter((callSid) => !underWay().has(callSid));
  await Promise.all([
    fresh.length > 0 && begin({ conferenceSid, callSids: fresh, put, purpose }),
    others.length > 0 && Promise.race([Promise.allSettled(others), wait(PATIENCE)]),
  ]);
}

interface LookUp {
  conferenceSid: string;
  callSids: string[];
  put: Put;
  purpose: Purpose;
}

/** Reads calls until all are on record. @returns what resolves when the first of them are, or none came in time */
function begin({ conferenceSid, callSids, put, purpose }: LookUp): Promise<unknown> {
  const found: { found: Call; asked: AskedAt }[] = [];
  const calls = callSids.map(async (callSid) => {
    found.push(await readFor(purpose, () => callOf(callSid), askedNow));
  });
  const all = settled(conferenceSid, calls);
  /** Puts on record what comes until then. @returns whether that was all */
  async function putWithin(ms: number): Promise<boolean> {
    const isAll = await Promise.race([all, wait(ms, false, { ref: false })]);
    // None of them is newer than the one that was asked for first.
    const some = found.splice(0).toSorted((one, other) => one.asked.at - other.asked.at);
    const [first] = some;
    if (!first) return isAll;
    const difference = callDifferenceOf(
      await roomOf(conferenceSid),
      some.map((one) => one.found),
    );
    await put(difference, first.asked);
    return isAll;
  }
  const begun = putWithin(PATIENCE);
  async function putAll(): Promise<void> {
    try {
      for (let done = await begun; !done; ) done = await putWithin(EVERY);
    } catch (error) {
      log().warn({ conferenceSid, reason: reasonOf(error) }, "calls not written down");
    }
    for (const callSid of callSids) underWay().delete(callSid);
  }
  const written = putAll();
  for (const callSid of callSids) underWay().set(callSid, written);
  return begun;
}

/** Waits until all have been read, or could not be. */
async function settled(conferenceSid: string, calls: Promise<void>[]): Promise<true> {
  const results = await Promise.allSettled(calls);
  const failed = results.filter(({ status }) => status === "rejected").length;
  if (failed > 0) log().warn({ conferenceSid, failed }, "calls not read");
  return true;
}
