/** What a page notes of how it feels. */
export interface Felt {
  /** The longest milliseconds from each press to the next frame, by the browser's number for it. */
  interactions: Record<number, number>;
  /** Tasks of more than 50 ms, and how long all of them and the longest were, in ms. */
  longTasks: { count: number; total: number; longest: number };
  /** Frames that were drawn, those that came more than 25 ms after the one before, and the longest gap in ms. */
  frames: { drawn: number; late: number; longestGap: number };
}

declare global {
  var felt: Felt;
  var forgetFelt: () => void;
}

/** Runs in the page before anything of it. */
export function noteFelt(): void {
  globalThis.forgetFelt = () => {
    globalThis.felt = {
      interactions: {},
      longTasks: { count: 0, total: 0, longest: 0 },
      frames: { drawn: 0, late: 0, longestGap: 0 },
    };
  };
  globalThis.forgetFelt();
  const events: PerformanceObserverInit & { durationThreshold: number } = {
    type: "event",
    durationThreshold: 16,
  };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (!(entry instanceof PerformanceEventTiming) || entry.interactionId === 0) continue;
      const { interactions } = globalThis.felt;
      const known = interactions[entry.interactionId] ?? 0;
      interactions[entry.interactionId] = Math.max(known, entry.duration);
    }
  }).observe(events);
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      const { longTasks } = globalThis.felt;
      longTasks.count += 1;
      longTasks.total += duration;
      longTasks.longest = Math.max(longTasks.longest, duration);
    }
  }).observe({ type: "longtask" });
  let last = performance.now();
  // A method, which is the same here and there; a named function would not be.
  const each = {
    frame(at: number): void {
      const { frames } = globalThis.felt;
      const gap = at - last;
      last = at;
      frames.drawn += 1;
      if (gap > 25) frames.late += 1;
      frames.longestGap = Math.max(frames.longestGap, gap);
      requestAnimationFrame((next) => each.frame(next));
    },
  };
  requestAnimationFrame((at) => each.frame(at));
}
