const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const steps = [
  ...[1, 2, 5, 10, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 6, 12].map((n) => n * HOUR),
  DAY,
];

export interface Tick {
  at: number;
  label: string;
}

interface Scale {
  /** In milliseconds. */
  step: number;
  /** How far local time is ahead of UTC, in milliseconds. */
  ahead: number;
}

/** The smallest sensible step of which each has at least `room` pixels. */
export function stepFor(pxPerMs: number, room: number): number {
  return steps.find((step) => step * pxPerMs >= room) ?? Math.ceil(room / pxPerMs / DAY) * DAY;
}

/** The round times of the reader's clock from one moment to another, as they are written on an axis. */
export function ticksIn(from: number, to: number, { step, ahead }: Scale): Tick[] {
  const ticks: Tick[] = [];
  for (let at = Math.ceil((from + ahead) / step) * step; at - ahead <= to; at += step) {
    ticks.push({ at: at - ahead, label: labelOf(at, step) });
  }
  return ticks;
}

/** A local time as 14:05, with the seconds where those differ, and a date at midnight. */
function labelOf(local: number, step: number): string {
  const [date = "", time = ""] = new Date(local).toISOString().split("T");
  if (local % DAY === 0) return date;
  return time.slice(0, step < MINUTE ? 8 : 5);
}
