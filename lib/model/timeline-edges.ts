import type { Leg } from "./leg";
import type { Ending } from "./leg-ending";
import { WITHIN } from "./register";
import { type Band, type BandKind, bandStates, type Mark } from "./timeline";
import type { Asked } from "./timeline-commands";
import { isOfConference, type Step } from "./timeline-steps";

/** Of anything shorter nobody could have known more: it is the time between two reads. In ms. */
export const UNSEEN = 3000;

/** How somebody was found to have gone. */
export interface Gone {
  at: number;
  /** What is told at once happened then; what is found out later, at some time before. */
  told: "at-once" | "later";
  /** When something was last said of it while it was there. */
  seenThere: number;
}

/** When a leg ended. */
export function endOf({ at }: Ending, gone: Gone): number {
  const said = Date.parse(at);
  if (gone.told === "at-once" || Number.isNaN(said)) return gone.at;
  return Math.min(gone.at, Math.max(said + WITHIN, gone.seenThere));
}

interface Begin {
  from: number;
  bands: Band[];
  marks: Mark[];
}

/** How a lane begins: with the dial, with the first word about it, or before anybody looked. */
export function beganAs(
  first: Step,
  leg: Leg,
  dial: Asked | undefined,
  bands: readonly Band[],
  callSid: string,
): Begin {
  const { at } = first;
  const state = bands.find(({ kind, from }) => from === at && isState(kind))?.kind;
  const connected = state !== undefined && state !== "ringing";
  const mark = { callSid, by: null };
  if (dial) {
    dial.shown = true;
    const from = Math.min(dial.at, at);
    const marks: Mark[] = [{ ...mark, at: from, by: dial.by, what: "dialled" }];
    if (connected) marks.push({ ...mark, at, what: "joined" });
    const rang = { kind: "ringing" as const, from, to: at };
    return { from, bands: connected ? [rang, ...bands] : begunAt(from, at, bands), marks };
  }
  const from = Math.min(Date.parse(leg.dateCreated), at);
  const unseen = at - from > UNSEEN;
  const what = connected ? (unseen && !saysJoined(first) ? "found" : "joined") : "rings";
  const nobodyLooked = { kind: "unknown" as const, from, to: at };
  return {
    from,
    bands: unseen || !state ? [nobodyLooked, ...bands] : begunAt(from, at, bands),
    marks: state ? [{ ...mark, at: unseen ? at : from, what }] : [],
  };
}

const isState = (kind: BandKind) => bandStates.some((state) => state === kind);

/** What was so at the first word about it was so from its begin. */
function begunAt(from: number, first: number, bands: readonly Band[]): Band[] {
  return bands.map((band) => (band.from === first ? { ...band, from } : band));
}

const saysJoined = ({ event }: Step) =>
  isOfConference(event) && event.callback.event === "participant-join";
