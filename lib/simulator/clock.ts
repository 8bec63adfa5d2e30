/** Time as an input: what the simulator believes the time is, and how it asks to be woken. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** Runs `run` once, `ms` of this clock's milliseconds from now; the answer cancels it. */
  after(ms: number, run: () => void): () => void;
}

/** A clock that can be stopped, hurried and moved on while it runs. */
export interface AdjustableClock extends Clock {
  /** How many of its seconds pass in a real one: 1 is the wall clock, 0 stands still. */
  readonly speed: number;
  setSpeed(speed: number): void;
  /** Moves on by `ms` at once, running what falls due in order, at its own time. */
  advance(ms: number): void;
}

/**
 * The wall clock. With `speed: 10`, ten simulated seconds pass in one real second.
 * @param options.start what it shows at first, if not the time of day: milliseconds since 1970
 */
export function realClock(options: { speed?: number; start?: number } = {}): AdjustableClock {
  return createClock(options.start ?? Date.now(), options.speed ?? 1);
}

/** A clock that moves only when a test says so. Starts on Monday 5 January 2026, 09:00 UTC. */
export function steppedClock(start = Date.UTC(2026, 0, 5, 9)): AdjustableClock {
  return createClock(start, 0);
}

export const isAdjustable = (clock: Clock): clock is AdjustableClock => "setSpeed" in clock;

interface Alarm {
  readonly at: number;
  readonly run: () => void;
}

/** The longest that setTimeout can wait. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

function createClock(start: number, initialSpeed: number): AdjustableClock {
  /** In order of time, and of asking where the time is the same. */
  const alarms: Alarm[] = [];
  let speed = initialSpeed;
  let base = start;
  let origin = performance.now();
  let latest = start;
  /** The time of the alarm that runs just now: it is never late, by its own watch. */
  let moment: number | null = null;
  let timer: NodeJS.Timeout | undefined;

  const reading = () => Math.floor(base + (performance.now() - origin) * speed);
  const now = () => {
    latest = Math.max(latest, moment ?? reading());
    return latest;
  };

  const runUntil = (until: number) => {
    for (let next = alarms[0]; next && next.at <= until; next = alarms[0]) {
      alarms.shift();
      moment = Math.max(next.at, latest);
      try {
        next.run();
      } finally {
        moment = null;
      }
    }
  };

  const schedule = () => {
    clearTimeout(timer);
    const [next] = alarms;
    if (!next || speed === 0) return;
    const wait = Math.min(Math.max(0, (next.at - reading()) / speed), LONGEST_WAIT_MS);
    timer = setTimeout(() => {
      try {
        runUntil(reading());
      } finally {
        schedule();
      }
    }, wait);
    // A phone that rings must not keep a finished process alive.
    timer.unref();
  };

  const standAt = (time: number) => {
    base = time;
    origin = performance.now();
  };

  return {
    now,
    get speed() {
      return speed;
    },
    after(ms, run) {
      const alarm = { at: now() + Math.max(0, ms), run };
      alarms.splice(placeOf(alarms, alarm.at), 0, alarm);
      if (moment === null && alarms[0] === alarm) schedule();
      return () => {
        const index = alarms.indexOf(alarm);
        if (index !== -1) alarms.splice(index, 1);
      };
    },
    setSpeed(next) {
      standAt(reading());
      speed = next;
      schedule();
    },
    advance(ms) {
      const until = now() + ms;
      runUntil(until);
      standAt(until);
      schedule();
    },
  };
}

/** Behind all that are due by this time. */
function placeOf(alarms: readonly Alarm[], at: number): number {
  let low = 0;
  let high = alarms.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((alarms[middle]?.at ?? Infinity) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
