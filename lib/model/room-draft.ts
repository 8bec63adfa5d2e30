import { earliest, type Moment } from "./register";
import type { ConferenceFacts, LegFacts, RoomFacts } from "./room-facts";

/** What events made of a room's facts, and whose legs they spoke of. */
export interface Folded {
  facts: RoomFacts;
  touched: ReadonlySet<string>;
  /** Whether the conference itself was spoken of: its end is the end of every leg. */
  conference: boolean;
}

/** At most as many are listed in one event. */
const LISTED = 10_000;

/** The facts as they become while events are taken in: what is not spoken of is shared, not copied. */
export class Draft implements Folded {
  readonly facts: RoomFacts;
  readonly touched = new Set<string>();
  conference = false;

  constructor(known: RoomFacts) {
    this.facts = { ...known, legs: { ...known.legs }, dials: { ...known.dials } };
  }

  /** Something was said of a leg. */
  leg(
    callSid: string,
    said: Pick<Moment, "at" | "id">,
    index: number,
    change: (leg: LegFacts) => LegFacts,
  ): void {
    const place = said.id * LISTED + index;
    const firstSaidAt = new Date(said.at).toISOString();
    const known = this.facts.legs[callSid] ?? nothing(callSid, place, firstSaidAt);
    this.facts.legs[callSid] = {
      ...change(known),
      place: Math.min(known.place, place),
      firstSaidAt: earliest(known.firstSaidAt, firstSaidAt),
    };
    this.touched.add(callSid);
  }

  aboutConference(change: (conference: ConferenceFacts) => ConferenceFacts): void {
    this.facts.conference = change(this.facts.conference);
    this.conference = true;
  }
}

const nothing = (callSid: string, place: number, firstSaidAt: string): LegFacts => ({
  callSid,
  place,
  firstSaidAt,
  read: null,
  told: null,
  call: null,
  status: "queued",
  joinToldAt: null,
  connectedAt: null,
  wasOnItsWay: false,
  gone: null,
  listedAt: null,
  removed: null,
  speech: null,
  answeredBy: null,
  dial: null,
});
