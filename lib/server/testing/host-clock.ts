/** By how many milliseconds this process's host has the wrong time, as all that reads `Date` sees it. */
let off = Number(process.env["CLOCK_OFF"] ?? 0);

const RealDate = Date;

globalThis.Date = class extends RealDate {
  constructor(...given: [] | [number | string | Date]) {
    if (given.length === 0) super(RealDate.now() + off);
    else super(...given);
  }

  static override now(): number {
    return RealDate.now() + off;
  }
} as DateConstructor;

/** Sets the host's clock: so far from the right time, in milliseconds. */
export function setHostClock(ms: number): void {
  off = ms;
}
