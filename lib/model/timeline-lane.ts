import type { ConferenceStatus } from "./conference";
import { type Leg, legOf } from "./leg";
import { exactName, legNumber } from "./leg-words";
import { conferenceOf } from "./room-conference";
import { noFacts, type RoomFacts } from "./room-facts";
import { fold } from "./room-fold";
import type { BandKind, Lane, Mark } from "./timeline";
import { BandWriter, within } from "./timeline-bands";
import { changesBetween, deedsOf } from "./timeline-changes";
import { type Asked, doerOf } from "./timeline-commands";
import { beganAs, endOf, type Gone, UNSEEN } from "./timeline-edges";
import type { View } from "./timeline-phases";
import type { Step } from "./timeline-steps";

/** A lane, what happened on it, and when its participant was created (ISO 8601). */
interface Told {
  lane: Lane;
  marks: Mark[];
  created: string;
}

/** Tells one leg from its own events and from how the conference went; null where nothing is known of it. */
export function laneOf(
  callSid: string,
  steps: readonly Step[],
  views: readonly View[],
  asked: readonly Asked[],
): Told | null {
  const teller = new LaneTeller(callSid, asked);
  const all = [...views, ...steps].toSorted((one, other) => one.at - other.at);
  for (const step of all) {
    if ("event" in step) teller.hear(step);
    else teller.see(step);
  }
  return teller.told();
}

class LaneTeller {
  private facts: RoomFacts = noFacts;
  private conference = conferenceOf("", noFacts.conference);
  private leg: Leg | null = null;
  private first: Step | null = null;
  private seenThere = 0;
  private gone: Gone | null = null;
  private readonly writer = new BandWriter();
  private readonly marks: Mark[] = [];

  constructor(
    private readonly callSid: string,
    private readonly asked: readonly Asked[],
  ) {}

  /** Something was said of the leg. */
  hear(step: Step): void {
    this.facts = fold(this.facts, [step.event]).facts;
    this.compare(step.at, step);
  }

  /** The conference came to look like this. */
  see({ at, conference }: View): void {
    this.conference = conference;
    this.compare(at, null);
  }

  told(): Told | null {
    const { leg, first } = this;
    if (!leg || !first) return null;
    const dial = this.asked.find(
      ({ deed, callSid }) => deed === "dial" && callSid === this.callSid,
    );
    const begin = beganAs(first, leg, dial, this.writer.bands, this.callSid);
    const end = leg.ended && this.gone ? endOf(leg.ended, this.gone) : null;
    const to = end === null ? null : Math.max(end, begin.from);
    const bands = within(begin.bands, begin.from, to);
    const lost = leg.ended?.how === "lost" && to !== null && to - leg.seenAt > UNSEEN;
    const sure = lost ? Math.max(begin.from, Math.min(leg.seenAt, to)) : to;
    const tail = lost ? [{ kind: "unknown" as const, from: sure ?? to, to }] : [];
    const { ended } = leg;
    const lane: Lane = {
      callSid: this.callSid,
      name: exactName(leg),
      number: legNumber(leg),
      from: begin.from,
      to,
      ended: ended && { how: ended.how, by: ended.by },
      bands: lost ? [...within(bands, begin.from, sure), ...within(tail, begin.from, to)] : bands,
    };
    // What picked up may be told after the call has ended.
    const marks = [...begin.marks, ...this.marks]
      .map((mark) =>
        mark.what === "answered" ? { ...mark, at: Math.min(mark.at, to ?? Infinity) } : mark,
      )
      .filter(({ at }) => to === null || at <= to);
    if (ended && to !== null) {
      marks.push({ ...this.mark(to), by: ended.by, what: "ended", how: ended.how });
    }
    return { lane, marks, created: leg.dateCreated };
  }

  private compare(at: number, step: Step | null): void {
    const { dials } = this.facts;
    const ofLeg = this.facts.legs[this.callSid];
    const leg = ofLeg ? legOf(ofLeg, this.conference, dials) : null;
    if (!leg) return;
    if (!this.first) this.first = step ?? null;
    const { answeredBy } = leg;
    if (answeredBy !== null && answeredBy !== this.leg?.answeredBy) {
      this.marks.push({ ...this.mark(at), by: null, what: "answered", answeredBy });
    }
    if (leg.ended) this.leave(at, step);
    else this.stay(leg, at, step);
    this.leg = leg;
  }

  private leave(at: number, step: Step | null): void {
    this.writer.close(at);
    const told = step?.event.kind === "read" ? "later" : "at-once";
    this.gone ??= { at, told, seenThere: this.seenThere };
  }

  private stay(leg: Leg, at: number, step: Step | null): void {
    const { gone, leg: before } = this;
    if (gone && before?.ended) this.comeBack(before.ended, gone, at);
    if (step) this.seenThere = Math.max(this.seenThere, at);
    const state = stateOf(leg, this.conference.status);
    this.writer.turn("state", at, state);
    this.writer.turn("muted", at, leg.muted ? "muted" : null);
    this.writer.turn(
      "coaching",
      at,
      leg.coaching ? "coaching" : null,
      leg.coaching ? leg.callSidToCoach : undefined,
    );
    this.writer.turn("speech", at, leg.speech?.talking ? "speech" : null);
    if (!before || before.ended) return;
    for (const change of changesBetween(before, leg)) {
      const by = doerOf(this.asked, this.callSid, at, deedsOf(change));
      const mark = { ...this.mark(at), by };
      if (change === "coaches")
        this.marks.push({ ...mark, what: change, whom: leg.callSidToCoach });
      else this.marks.push({ ...mark, what: change });
    }
  }

  private comeBack(ended: NonNullable<Leg["ended"]>, gone: Gone, at: number): void {
    const end = Math.max(this.first?.at ?? 0, Math.min(endOf(ended, gone), at));
    this.marks.push({ ...this.mark(end), by: ended.by, what: "ended", how: ended.how });
    this.marks.push({ ...this.mark(at), by: null, what: "came-back" });
    const kept = within(this.writer.bands, 0, end);
    this.writer.bands.splice(0, this.writer.bands.length, ...kept);
    if (ended.how === "lost" && end < at) {
      this.writer.bands.push({ kind: "unknown", from: end, to: at });
    }
    this.gone = null;
  }

  private mark(at: number) {
    return { at, callSid: this.callSid };
  }
}

/** What somebody does who is there. */
function stateOf(leg: Leg, conference: ConferenceStatus): BandKind {
  if (leg.status !== "connected") return "ringing";
  if (leg.hold) return "held";
  return conference === "init" ? "waiting" : "in-call";
}
