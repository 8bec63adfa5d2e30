import type { BandKind, Mark, Timeline } from "./timeline";
import { markWords, namesIn } from "./timeline-words";

/** One row of what happened: when, to whom, what, by whom. */
export interface Fact {
  at: number;
  /** Until when it was so; null for what happens at once, or goes on. */
  until: number | null;
  /** Null for the conference as a whole. */
  callSid: string | null;
  who: string | null;
  what: string;
  by: string | null;
  isSpeech: boolean;
}

/** Everything that a timeline shows, in the order in which it happened. */
export function factsOf(timeline: Timeline): Fact[] {
  const nameOf = namesIn(timeline);
  const lanes = new Map(timeline.lanes.map((lane) => [lane.callSid, lane]));
  const facts = timeline.marks.map((mark): Fact => {
    const { at, callSid, by } = mark;
    const kind = begins[mark.what];
    const band = lanes
      .get(callSid ?? "")
      ?.bands.find((one) => one.kind === kind && one.from === at && kind !== undefined);
    const who = callSid === null ? null : nameOf(callSid);
    const what = markWords(mark, nameOf);
    return { at, until: band?.to ?? null, callSid, who, what, by, isSpeech: false };
  });
  const speech = timeline.lanes.flatMap(({ callSid, name, bands }) =>
    bands
      .filter(({ kind }) => kind === "speech")
      .map(
        ({ from, to }): Fact => ({
          at: from,
          until: to,
          callSid,
          who: name,
          what: "Talking",
          by: null,
          isSpeech: true,
        }),
      ),
  );
  return [...facts, ...speech].toSorted((one, other) => one.at - other.at);
}

/** Of what begins with a mark, it is told how long it lasted. */
const begins: Partial<Record<Mark["what"], BandKind>> = {
  rings: "ringing",
  muted: "muted",
  held: "held",
  coaches: "coaching",
};

/** The moments at which something happened, each once, in order. */
export function stopsOf(facts: readonly Fact[]): number[] {
  return [
    ...new Set(
      facts.flatMap(({ at, until, isSpeech }) => (isSpeech && until !== null ? [at, until] : [at])),
    ),
  ].toSorted((one, other) => one - other);
}
