import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import PQueue from "p-queue";
import { FaultError } from "@/lib/model/fault";
import { fence } from "./fence";
import { createReadQueue, isBacklog } from "./read-queue";
import { currentReading } from "./reading";

/**
 * What a request is for decides when it goes. Presses on a live call go first; dials may take long
 * and reads are many, so neither may fill the account's whole allowance. Look-ups are the calls
 * behind participants: a large room has hundreds, and no list waits for them.
 */
export type Lane = "press" | "dial" | "read" | "look-up";

/** Requests at once to one account. Twilio counts them and answers 429 beyond its limit. */
const AT_ONCE = 8;
const DIALS_AT_ONCE = 3;
/** A press waits for a place among all and for nothing else, or a dial could slip in before it. */
const priorities = { press: 2, dial: 1, read: 0, "look-up": -1 } satisfies Record<Lane, number>;

const RETRIES = 3;
/** The first backoff is at most this long, in milliseconds; each later one at most twice the one before. */
const FIRST_BACKOFF = 200;

export interface Lanes {
  /**
   * Runs a request when its lane has room. Reads also wait for the budget; those made by a press do not, and
   * go with the presses. `repeatable` says that doing it
   * twice does no harm: only then a 429 is tried again, three times, after a random part of a growing pause.
   */
  run<T>(lane: Lane, repeatable: boolean, request: () => Promise<T>): Promise<T>;
}

/** @param perMinute as many reads as may go out in a minute, asked each time */
export function createLanes(
  pause: (ms: number) => Promise<unknown> = wait,
  perMinute?: () => number,
): Lanes {
  const all = new PQueue({ concurrency: AT_ONCE });
  const dials = new PQueue({ concurrency: DIALS_AT_ONCE });
  const reads = createReadQueue(perMinute);

  /** Passes a request on as its lane does. What waits is run on behalf of somebody else. */
  function inLane<T>(lane: Lane, asked: () => Promise<T>): () => Promise<T> {
    const check = fence();
    const priority = priorities[lane];
    if (lane === "press" || lane === "dial") {
      const request = check ? () => check().then(asked) : asked;
      const placed = () => all.add(request, { priority });
      return lane === "dial" ? () => dials.add(placed) : placed;
    }
    if (check && lane === "read") return () => all.add(asked, { priority: priorities.press });
    const reading = currentReading();
    const purpose = reading?.purpose ?? (lane === "look-up" ? lane : "list");
    const request = () => {
      reading?.sent();
      return asked();
    };
    return () => reads.run(purpose, () => all.add(request, { priority }), reading?.wanted);
  }

  return {
    async run(lane, repeatable, asked) {
      const request = inLane(lane, asked);
      for (let attempt = 0; ; attempt++) {
        try {
          return await request();
        } catch (error) {
          const isFault = error instanceof FaultError && !isBacklog(error);
          const limited = isFault && error.fault.kind === "rate-limited";
          if (!limited || !repeatable || attempt === RETRIES) throw error;
        }
        await pause(Math.random() * FIRST_BACKOFF * 2 ** attempt);
      }
    },
  };
}
