import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import PQueue from "p-queue";
import { FaultError } from "@/lib/model/fault";
import { fence } from "./fence";

/**
 * What a request is for decides when it goes. Presses on a live call go first; dials may take long
 * and reads are many, so neither may fill the account's whole allowance. Look-ups are the calls
 * behind participants: a large room has hundreds, and no list waits for them.
 */
export type Lane = "press" | "dial" | "read" | "look-up";

/** Requests at once to one account. Twilio counts them and answers 429 beyond its limit. */
const AT_ONCE = 8;
/** A press waits for a place among all and for nothing else, or a dial could slip in before it. */
const limits = { press: Infinity, dial: 3, read: 3 };
const priorities = { press: 2, dial: 1, read: 0, "look-up": -1 } satisfies Record<Lane, number>;

const RETRIES = 3;
/** The first backoff is at most this long, in milliseconds; each later one at most twice the one before. */
const FIRST_BACKOFF = 200;

export interface Lanes {
  /**
   * Runs a request when its lane has room. `repeatable` says that doing it twice does no harm: only
   * then a 429 is tried again, three times, after a random part of a growing pause.
   */
  run<T>(lane: Lane, repeatable: boolean, request: () => Promise<T>): Promise<T>;
}

/** The lanes of one account. */
export function createLanes(pause: (ms: number) => Promise<unknown> = wait): Lanes {
  const all = new PQueue({ concurrency: AT_ONCE });
  const read = new PQueue({ concurrency: limits.read });
  const lanes = {
    press: new PQueue({ concurrency: limits.press }),
    dial: new PQueue({ concurrency: limits.dial }),
    read,
    "look-up": read,
  } satisfies Record<Lane, PQueue>;

  return {
    async run(lane, repeatable, asked) {
      // A queue runs what waits in it on behalf of somebody else.
      const check = lane === "press" || lane === "dial" ? fence() : undefined;
      const request = check ? () => check().then(asked) : asked;
      for (let attempt = 0; ; attempt++) {
        try {
          const priority = priorities[lane];
          return await lanes[lane].add(() => all.add(request, { priority }), { priority });
        } catch (error) {
          const limited = error instanceof FaultError && error.fault.kind === "rate-limited";
          if (!limited || !repeatable || attempt === RETRIES) throw error;
        }
        await pause(Math.random() * FIRST_BACKOFF * 2 ** attempt);
      }
    },
  };
}
