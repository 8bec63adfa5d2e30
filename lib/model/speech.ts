import type { Leg } from "./leg";

/** Nobody talks that long without a pause: the word that they have stopped was lost. In milliseconds. */
const LONGEST = 60_000;
/** Shorter silences are pauses. In milliseconds. */
const PAUSE = 10_000;

/** Whether a leg talks, or for how long it has been quiet, in ms; null where nobody told, or nobody could hear it. */
export type Speech = { talking: true } | { talking: false; quietFor: number } | null;

/** Whether somebody talks now, as far as it can be heard; `now` is in ms since 1970. */
export function speechOf({ speech, status, muted, hold, ended }: Leg, now: number): Speech {
  if (!speech || ended || status !== "connected" || muted || hold) return null;
  const lasts = now - speech.at;
  if (speech.talking) return lasts < LONGEST ? { talking: true } : null;
  return lasts < PAUSE ? null : { talking: false, quietFor: lasts };
}
