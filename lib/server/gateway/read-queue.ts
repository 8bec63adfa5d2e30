import "server-only";
import { FaultError } from "@/lib/model/fault";
import { type Purpose, purposes } from "./reading";
import { createTurnBucket, type Monotonic } from "./turn-bucket";

/** As many reads go at once, so that they leave places for presses. What settles something is extra. */
const AT_ONCE = 3;
/** Of a minute's turns so many are kept while nobody takes them. */
const KEPT = { all: 1 / 20, counts: 1 / 4 };
/** The home page's counts have this part of the budget at most. */
const COUNTS = 1 / 5;
/** One turn in so many goes to whoever has waited longest, so that nothing waits for ever. */
const EACH = 10;
/** For one purpose no more wait than have their turn in so many minutes. */
const MINUTES = 2;

/** Time as the queue knows it: a monotonic clock, and a timer that returns how to stop it. */
export interface Timing {
  now: Monotonic;
  after: (ms: number, run: () => void) => () => void;
}

const usual: Timing = {
  now: () => performance.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

interface Waiting {
  purpose: Purpose;
  since: number;
  begin: () => void;
}

/**
 * All reads of an account, in the order of what they are for, and within a budget.
 * @param perMinute as many reads as may go out in a minute, asked each time
 */
export function createReadQueue(
  perMinute: () => number = () => Number.POSITIVE_INFINITY,
  { now, after }: Timing = usual,
) {
  const all = createTurnBucket(perMinute, KEPT.all, now);
  const counts = createTurnBucket(() => perMinute() * COUNTS, KEPT.counts, now);
  const waiting = new Map<Purpose, Waiting[]>(purposes.map((purpose) => [purpose, []]));
  const of = (purpose: Purpose) => waiting.get(purpose) as Waiting[];
  let running = 0;
  let turns = 0;
  let stopTimer: (() => void) | undefined;

  /** How long until a purpose may have a turn, in milliseconds. */
  const wait = (purpose: Purpose) => Math.max(all.wait(), purpose === "count" ? counts.wait() : 0);

  /** The first of each purpose that a place is free for, the most urgent first. */
  function firsts(): Waiting[] {
    return purposes.flatMap((purpose) => {
      const isFree = running < AT_ONCE || purpose === "settle";
      return isFree ? of(purpose).slice(0, 1) : [];
    });
  }

  function next(): Waiting | undefined {
    const due = firsts().filter(({ purpose }) => wait(purpose) === 0);
    if (turns % EACH !== EACH - 1) return due[0];
    return due.toReversed().toSorted((one, other) => one.since - other.since)[0];
  }

  function serve(): void {
    stopTimer?.();
    for (let one = next(); one; one = next()) {
      of(one.purpose).shift();
      all.take();
      if (one.purpose === "count") counts.take();
      turns += 1;
      one.begin();
    }
    const waits = firsts().map(({ purpose }) => wait(purpose));
    stopTimer = waits.length > 0 ? after(Math.ceil(Math.min(...waits)), serve) : undefined;
  }

  return {
    /**
     * Runs a request when it is its turn.
     * @throws FaultError `rate-limited` where so many wait already that it would never be
     */
    run<T>(purpose: Purpose, request: () => Promise<T>): Promise<T> {
      if (of(purpose).length >= perMinute() * MINUTES) return Promise.reject(tooMany());
      return new Promise((resolve) => {
        const begin = () => {
          const isPlaced = purpose !== "settle";
          if (isPlaced) running += 1;
          const done = request().finally(() => {
            if (isPlaced) running -= 1;
            serve();
          });
          resolve(done);
        };
        of(purpose).push({ purpose, since: now(), begin });
        serve();
      });
    },
  };
}

const tooMany = () =>
  new FaultError({
    kind: "rate-limited",
    message:
      "Bridgeboard reads as much from Twilio as TWILIO_READS_PER_MINUTE allows. What you see is older than usual; Bridgeboard keeps trying.",
    repeatable: true,
    unsure: false,
  });
