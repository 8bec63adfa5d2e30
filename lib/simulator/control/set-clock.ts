import { type Clock, isAdjustable } from "../clock";

export interface ClockState {
  /** Milliseconds since 1970. */
  now: number;
  /** 1 is the wall clock, 0 stands still. */
  speed: number;
}

export interface ClockChange {
  /** 0 stops the clock, 10 makes ten seconds pass in one. */
  speed?: number;
  /** Moves on by so many milliseconds at once; what falls due happens in order. */
  advanceMs?: number;
}

/** Changes the clock, if anything is to be changed, and tells what it then shows. */
export function setClock(clock: Clock, { speed, advanceMs }: ClockChange = {}): ClockState {
  if (!isAdjustable(clock)) throw new Error("This simulator was given a clock that cannot be set.");
  if (speed !== undefined) clock.setSpeed(speed);
  if (advanceMs !== undefined) clock.advance(advanceMs);
  return { now: clock.now(), speed: clock.speed };
}
