import { type Leg, legOf } from "./leg";
import { type ConferenceView, conferenceOf } from "./room-conference";
import type { Folded } from "./room-draft";
import type { RoomEvent } from "./room-event";
import { type LegFacts, noFacts, type RoomFacts } from "./room-facts";
import { fold } from "./room-fold";

/** A conference as the board knows it. Legs are in the order of joining. */
export interface Room {
  conferenceSid: string;
  conference: ConferenceView;
  legs: Leg[];
  /** When the last whole read that worked began, in ms since 1970; 0 before the first. */
  readAt: number;
  /** The newest event that is in it, by its id; 0 for none. */
  event: number;
  /** What the rest is made from. */
  facts: RoomFacts;
}

/** Ended legs that a room shows. Twilio lists none, so without this they would just vanish. */
const ENDED_LEGS_SHOWN = 100;

/** A room of which nothing is known yet. */
export function emptyRoom(conferenceSid: string): Room {
  const conference = conferenceOf(conferenceSid, noFacts.conference);
  return { conferenceSid, conference, legs: [], readAt: 0, event: 0, facts: noFacts };
}

/** Takes in one event; see withEvents. */
export const withEvent = (room: Room, event: RoomEvent): Room => withEvents(room, [event]);

/**
 * Takes in events of this conference. The same events make the same room, in whatever order and however
 * often they come. A leg that they do not change stays the same object, so that a row that shows it need
 * not be drawn again.
 */
export function withEvents(room: Room, events: readonly RoomEvent[]): Room {
  if (events.length === 0) return room;
  const folded = fold(room.facts, events);
  const conference = folded.conference
    ? sameIfEqual(room.conference, conferenceOf(room.conferenceSid, folded.facts.conference))
    : room.conference;
  return {
    ...room,
    conference,
    legs: legsOf(room, folded, conference),
    event: events.reduce((newest, { id }) => Math.max(newest, id), room.event),
    facts: folded.facts,
  };
}

/** Takes in that a whole read which began at `at`, in ms since 1970, showed nothing new. */
export function withReadAt(room: Room, at: number): Room {
  return at > room.readAt ? { ...room, readAt: at } : room;
}

/** The legs that are still there: connected, or on their way. */
export function present(room: Pick<Room, "legs">): Leg[] {
  return room.legs.filter((leg) => !leg.ended);
}

function legsOf(room: Room, { facts, touched }: Folded, conference: ConferenceView): Leg[] {
  const known = new Map(room.legs.map((leg) => [leg.callSid, leg]));
  const changed = new Map<string, Leg | null>();
  // What the conference comes to changes how each of its legs ended.
  const spokenOf = conference === room.conference ? touched : Object.keys(facts.legs);
  for (const callSid of spokenOf) {
    const leg = legFrom(facts, callSid, conference);
    changed.set(callSid, leg && sameIfEqual(known.get(callSid), leg));
  }
  const kept = room.legs.map((leg) => {
    const next = changed.get(leg.callSid);
    return next === undefined ? leg : next;
  });
  const added = [...changed.values()].filter((leg) => leg && !known.has(leg.callSid));
  const legs = [...kept, ...added].filter((leg) => leg !== null);
  const shown = withoutForgotten(legs.toSorted(byJoining(facts.legs)));
  const isSame = shown.length === room.legs.length && shown.every((leg, i) => leg === room.legs[i]);
  return isSame ? room.legs : shown;
}

function legFrom(facts: RoomFacts, callSid: string, conference: ConferenceView): Leg | null {
  const ofLeg = facts.legs[callSid];
  return ofLeg ? legOf(ofLeg, conference, facts.dials) : null;
}

/** By the second of joining, and within it in the order in which they were first spoken of. */
const byJoining = (facts: Readonly<Record<string, LegFacts>>) => (one: Leg, other: Leg) =>
  compare(secondOf(one), secondOf(other)) ||
  (facts[one.callSid]?.place ?? 0) - (facts[other.callSid]?.place ?? 0) ||
  compare(one.callSid, other.callSid);

/** A read tells whole seconds, an arrival is known to the millisecond: by that no row may change its place. */
const secondOf = ({ dateCreated }: Leg) => dateCreated.slice(0, "2026-01-05T09:00:00".length);

function withoutForgotten(legs: Leg[]): Leg[] {
  const ended = legs.filter((leg) => leg.ended);
  if (ended.length <= ENDED_LEGS_SHOWN) return legs;
  const newestFirst = ended.toSorted((one, other) =>
    compare(other.ended?.at ?? "", one.ended?.at ?? ""),
  );
  const forgotten = new Set(newestFirst.slice(ENDED_LEGS_SHOWN));
  return legs.filter((leg) => !forgotten.has(leg));
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

/** The object that was there, where nothing in it has changed. */
function sameIfEqual<One extends object>(known: One | undefined, next: One): One {
  return known && JSON.stringify(known) === JSON.stringify(next) ? known : next;
}
