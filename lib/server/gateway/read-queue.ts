import "server-only";
import { FaultError } from "@/lib/model/fault";
import { type Purpose, purposes } from "./reading";
import { createTurnBucket, type Monotonic } from "./turn-bucket";

/** Concurrent reads, and one more that settles something. The other slots stay free for presses. */
const AT_ONCE = 3;
/** Of a minute's turns so many are kept while nobody takes them. */
const KEPT = { all: 1 / 20, counts: 1 / 4 };
/** The home page's counts have this part of the budget at most. */
const COUNTS = 1 / 5;
/** One turn in so many goes to the purpose that was served longest ago, so that none waits for ever. */
const EACH = 10;
/** The longest backlog of a purpose, in minutes of the budget. */
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
  wanted: () => boolean;
  begin: () => void;
  giveUp: () => void;
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
  /** By purpose, which turn was its last one. */
  const served = new Map<Purpose, number>();
  let stopTimer: (() => void) | undefined;

  /** How long until a purpose may have a turn, in milliseconds. */
  const wait = (purpose: Purpose) => Math.max(all.wait(), purpose === "count" ? counts.wait() : 0);

  /** The first of each purpose that a place is free for, the most urgent first. */
  function firsts(): Waiting[] {
    return purposes.flatMap((purpose) => {
      const isFree = running < AT_ONCE + (purpose === "settle" ? 1 : 0);
      return isFree ? of(purpose).slice(0, 1) : [];
    });
  }

  function next(): Waiting | undefined {
    const due = firsts().filter(({ purpose }) => wait(purpose) === 0);
    if (turns % EACH !== EACH - 1) return due[0];
    const last = ({ purpose }: Waiting) => served.get(purpose) ?? -1;
    return due.toReversed().toSorted((one, other) => last(one) - last(other))[0];
  }

  function serve(): void {
    stopTimer?.();
    for (let one = next(); one; one = next()) {
      of(one.purpose).shift();
      if (!one.wanted()) {
        one.giveUp();
        continue;
      }
      all.take();
      if (one.purpose === "count") counts.take();
      turns += 1;
      served.set(one.purpose, turns);
      one.begin();
    }
    const waits = firsts().map(({ purpose }) => wait(purpose));
    stopTimer = waits.length > 0 ? after(Math.ceil(Math.min(...waits)), serve) : undefined;
  }

  function dropUnwanted(purpose: Purpose): void {
    for (const one of of(purpose)) if (!one.wanted()) one.giveUp();
    waiting.set(
      purpose,
      of(purpose).filter((one) => one.wanted()),
    );
  }

  return {
    /**
     * Runs a request when it is its turn.
     * @param wanted asked at its turn: what nobody waits for any more is not sent
     * @throws FaultError `rate-limited` where so many wait already that it would never be, or it is not wanted any more
     */
    run<T>(purpose: Purpose, request: () => Promise<T>, wanted = () => true): Promise<T> {
      if (of(purpose).length >= perMinute() * MINUTES) dropUnwanted(purpose);
      if (of(purpose).length >= perMinute() * MINUTES) return Promise.reject(tooMany());
      return new Promise((resolve, reject) => {
        const begin = () => {
          running += 1;
          const done = request().finally(() => {
            running -= 1;
            serve();
          });
          resolve(done);
        };
        const giveUp = () => reject(tooMany());
        of(purpose).push({ purpose, wanted, begin, giveUp });
        serve();
      });
    },
  };
}

const backlogs = new WeakSet<FaultError>();

/** Whether a read was not sent because too many wait: unlike after a 429, nothing is gained by trying again. */
export const isBacklog = (error: FaultError): boolean => backlogs.has(error);

function tooMany(): FaultError {
  const error = new FaultError({
    kind: "rate-limited",
    message:
      "Bridgeboard has reached its limit of reads at Twilio (TWILIO_READS_PER_MINUTE). What you see may be out of date. Bridgeboard will retry.",
    repeatable: true,
    unsure: false,
  });
  backlogs.add(error);
  return error;
}
