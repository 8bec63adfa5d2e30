/** Time as an input: what the simulator believes the time is, and how it asks to be woken. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** Runs `run` once, `ms` of this clock's milliseconds from now; the answer cancels it. */
  after(ms: number, run: () => void): () => void;
}

/** The wall clock. With `speed: 10`, ten simulated seconds pass in one real second. */
export function realClock(options: { speed?: number } = {}): Clock {
  const speed = options.speed ?? 1;
  const start = Date.now();
  const origin = performance.now();
  return {
    now: () => Math.floor(start + (performance.now() - origin) * speed),
    after(ms, run) {
      const timer = setTimeout(run, ms / speed);
      // A phone that rings must not keep a finished process alive.
      timer.unref();
      return () => clearTimeout(timer);
    },
  };
}

interface Alarm {
  readonly at: number;
  readonly run: () => void;
}

/** A clock that moves only when a test says so. Starts on Monday 5 January 2026, 09:00 UTC. */
export function steppedClock(
  start = Date.UTC(2026, 0, 5, 9),
): Clock & { advance(ms: number): void } {
  let now = start;
  const alarms: Alarm[] = [];

  return {
    now: () => now,
    after(ms, run) {
      const alarm = { at: now + Math.max(0, ms), run };
      const later = alarms.findIndex((other) => other.at > alarm.at);
      alarms.splice(later === -1 ? alarms.length : later, 0, alarm);
      return () => {
        const index = alarms.indexOf(alarm);
        if (index !== -1) alarms.splice(index, 1);
      };
    },
    /** Moves on by `ms`, running what falls due in order, at its own time. */
    advance(ms) {
      const until = now + ms;
      for (let next = alarms[0]; next && next.at <= until; next = alarms[0]) {
        alarms.shift();
        now = next.at;
        next.run();
      }
      now = until;
    },
  };
}
