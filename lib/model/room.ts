import { type Conference, endsForOthers } from "./conference";
import type { Call, CallStatus, Participant } from "./participant";

/** How a leg ended: as its call says, removed from here, or not yet known. */
export type EndedHow =
  | "left"
  | "cut-off"
  | "removed"
  | "busy"
  | "no-answer"
  | "failed"
  | "canceled"
  | "lost";

/** A participant together with its call, from dialling to its end. */
export interface Leg extends Participant {
  from: string | null;
  to: string | null;
  direction: string | null;
  /** When it was first seen connected, or created connected; null while it rings. */
  joinedAt: string | null;
  ended: { how: EndedHow; at: string } | null;
  /**
   * When Twilio first said so, in ms since 1970; every read since has said the same. What a read says
   * is as old as the read's start; what a change says is as new as its answer, because a read under
   * way may have looked before it.
   */
  asOf: number;
}

/** A conference as the board knows it. Legs are in the order of joining. */
export interface Room {
  conference: Conference;
  legs: Leg[];
  /** When the last whole read began, in ms since 1970. */
  readAt: number;
}

/** One whole read of a conference: what Twilio answered to requests that began at `at`. */
export interface RoomRead {
  conference: Conference;
  participants: Participant[];
  at: number;
}

/** Ended legs that a room remembers. Twilio lists none, so without this they would just vanish. */
const ENDED_LEGS_KEPT = 100;

/** A room as of a first read. */
export function roomOf(conference: Conference): Room {
  return { conference, legs: [], readAt: 0 };
}

/**
 * Takes in a whole read. Who is no longer listed is kept as lost until its call says how it ended.
 * What was learned after the read began is newer than the read and stays.
 */
export function withRead(room: Room, read: RoomRead): Room {
  if (read.at < room.readAt) return room;
  const listed = new Map(read.participants.map((p) => [p.callSid, p]));
  const known = new Set(room.legs.map((leg) => leg.callSid));
  const legs = room.legs.map((leg) => {
    const participant = listed.get(leg.callSid);
    if (leg.asOf > read.at) return leg;
    if (!participant) return lost(leg, read.at);
    // The same object where nothing is new, so that a row that shows it need not be drawn again.
    return says(leg, participant) ? leg : legOf(participant, read.at, leg);
  });
  // Twilio lists the newest first; those who joined in the same second keep their order.
  const joined = [...listed.values()].filter((p) => !known.has(p.callSid)).toReversed();
  const all = [...legs, ...joined.map((p) => legOf(p, read.at))];
  return withConference({ ...room, legs: inOrder(all), readAt: read.at }, read.conference, read.at);
}

/**
 * Takes in what Twilio said of the conference itself. One that has ended does not begin again, and
 * nobody is in it any more (Twilio docs: Conference resource).
 */
export function withConference(room: Room, conference: Conference, at: number): Room {
  const over = room.conference.status === "completed";
  const latest = over && conference.status !== "completed" ? room.conference : conference;
  if (latest.status !== "completed") return { ...room, conference: latest };
  return { ...room, conference: latest, legs: room.legs.map((leg) => left(leg, latest, at)) };
}

/**
 * Takes in what Twilio said of one participant, in answer to a create, a fetch or an update. The
 * answer to a change may come after that to a removal that followed it: who is known to have gone
 * stays gone.
 */
export function withParticipant(room: Room, participant: Participant, at: number): Room {
  const before = room.legs.find((leg) => leg.callSid === participant.callSid);
  if (before?.ended && before.ended.how !== "lost") return room;
  if (before && Math.max(before.asOf, room.readAt) > at) return room;
  const leg = legOf(participant, at, before);
  if (before) return withLeg(room, leg.callSid, () => leg);
  return { ...room, legs: inOrder([...room.legs, leg]) };
}

/** Takes in a removal that Twilio confirmed. */
export function withRemoval(room: Room, callSid: string, at: number): Room {
  return withLeg(room, callSid, (leg) => {
    const how = leg.status === "connected" ? ("removed" as const) : ("canceled" as const);
    return { ...leg, ended: { how, at: iso(at) }, asOf: at };
  });
}

/** Takes in a call: the numbers of a leg, and how a lost one ended. */
export function withCall(room: Room, call: Call): Room {
  return withLeg(room, call.sid, (leg) => {
    const numbers = { ...leg, from: call.from, to: call.to, direction: call.direction };
    if (leg.ended?.how !== "lost") return numbers;
    const how = endedHow[call.status];
    const at = call.endTime ?? leg.ended.at;
    if (!how) return numbers;
    const cutOff = how === "left" && wasThereAtTheEnd(leg, room.conference, at);
    return { ...numbers, ended: { how: cutOff ? "cut-off" : how, at } };
  });
}

/** The legs that are still there: connected, or on their way. */
export function present(room: Room): Leg[] {
  return room.legs.filter((leg) => !leg.ended);
}

const endedHow: Partial<Record<CallStatus, EndedHow>> = {
  completed: "left",
  busy: "busy",
  "no-answer": "no-answer",
  failed: "failed",
  canceled: "canceled",
  // The call goes on outside the conference: it was sent to other TwiML.
  "in-progress": "left",
};

function withLeg(room: Room, callSid: string, change: (leg: Leg) => Leg): Room {
  return { ...room, legs: room.legs.map((leg) => (leg.callSid === callSid ? change(leg) : leg)) };
}

function legOf(participant: Participant, at: number, before?: Leg): Leg {
  const over = participant.status === "complete" || participant.status === "failed";
  return {
    from: before?.from ?? null,
    to: before?.to ?? null,
    direction: before?.direction ?? null,
    ...participant,
    joinedAt: before?.joinedAt ?? joinedAt(participant, at, before),
    ended: over ? (before?.ended ?? { how: "lost", at: iso(at) }) : null,
    asOf: at,
  };
}

/** Whether a leg is there and all that Twilio says of the participant is what it shows already. */
function says(leg: Leg, participant: Participant): boolean {
  const names = Object.keys(participant) as (keyof Participant)[];
  return !leg.ended && names.every((name) => leg[name] === participant[name]);
}

/** A leg that is gone, as nobody yet knows how; one that has ended stays as it is. */
function lost(leg: Leg, at: number): Leg {
  return leg.ended ? leg : { ...leg, ended: { how: "lost", at: iso(at) }, asOf: at };
}

/** A leg whose conference has ended: who was in it has left; of one that was on its way only its call knows. */
function left(leg: Leg, conference: Conference, at: number): Leg {
  if (leg.ended?.how === "lost" || leg.status !== "connected") return lost(leg, at);
  const how = isCutOff(leg, conference) ? "cut-off" : "left";
  return leg.ended ? leg : { ...leg, ended: { how, at: iso(at) }, asOf: at };
}

/** Twilio tells whole seconds, and ends one call after the other. */
const TOGETHER = 2000;

/** Whether a leg that ended at this time ended with its conference, and was cut off by it. */
function wasThereAtTheEnd(leg: Leg, conference: Conference, endedAt: string): boolean {
  const over = conference.status === "completed" && isCutOff(leg, conference);
  return over && Date.parse(endedAt) >= Date.parse(conference.dateUpdated) - TOGETHER;
}

/** Whether it was the end of its conference that ended a leg, and not the other way round. */
function isCutOff(
  { callSid }: Leg,
  { reasonConferenceEnded, callSidEndingConference }: Conference,
) {
  return callSid !== callSidEndingConference && endsForOthers(reasonConferenceEnded);
}

/** Twilio tells when a participant was created, not when it answered: the first sight of it connected has to do. */
function joinedAt(participant: Participant, at: number, before?: Leg): string | null {
  if (participant.status !== "connected") return null;
  return before ? iso(at) : participant.dateCreated;
}

function inOrder(legs: Leg[]): Leg[] {
  const ended = legs.filter((leg) => leg.ended).toSorted((a, b) => later(b, a));
  const forgotten = new Set(ended.slice(ENDED_LEGS_KEPT));
  return legs
    .filter((leg) => !forgotten.has(leg))
    .toSorted((a, b) => compare(a.dateCreated, b.dateCreated));
}

const later = (a: Leg, b: Leg) => compare(a.ended?.at ?? "", b.ended?.at ?? "");
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const iso = (at: number) => new Date(at).toISOString();
