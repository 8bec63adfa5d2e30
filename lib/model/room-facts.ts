import type { CallbackOf } from "./callback";
import type { Conference, ConferenceStatus } from "./conference";
import type { Call, CallStatus, Participant, ParticipantStatus } from "./participant";
import { earliest, type Latest, latest, type Moment } from "./register";

/*
 * What a room is made of: for each thing that can be said, the newest that was said, each apart. Events
 * may arrive in any order, twice, or late; because each of these only ever moves on to what is newer,
 * the same events make the same facts.
 */

/** What a read, or the answer to a command, said of a participant as a whole. */
export interface ParticipantRead {
  participant: Participant;
  by: "read" | "answer";
  /** The earliest moment that it can speak of: an answer was asked for before it came. */
  since: Moment;
}

/** The newest callback about a participant, and the latest moment that it can speak of: each tells all switches. */
export interface ParticipantTold extends Moment {
  sequence: number;
  /** Twilio's own time, in whole seconds: ISO 8601. */
  timestamp: string;
  event: CallbackOf<"conference">["event"];
  said: NonNullable<CallbackOf<"conference">["participant"]>;
  callStatus: CallStatus | null;
  reason: string | null;
}

/** What is known of a leg's call. Its status only ever goes on. */
export interface CallFacts {
  status: CallStatus | "initiated";
  from: string | null;
  to: string | null;
  direction: string | null;
  endedAt: string | null;
  /** When this was last said. */
  said: Moment;
}

export interface LegFacts {
  callSid: string;
  /** Its place among those who joined in the same second: by the event that first spoke of it. */
  place: number;
  read: Latest<ParticipantRead>;
  told: ParticipantTold | null;
  call: CallFacts | null;
  /** How far it has come; it never goes back. */
  status: ParticipantStatus;
  /** When somebody first spoke of it: ISO 8601. */
  firstSaidAt: string;
  /** When its first joining was told; and when a read first showed it connected, in ms. */
  joinToldAt: string | null;
  connectedAt: number | null;
  /** Whether it was seen before it was connected. */
  wasOnItsWay: boolean;
  /** The newest whole read that did not list it. */
  gone: Moment | null;
  /** When the newest read before that began, which did, in ms. */
  listedAt: number | null;
  removed: Latest<{ by: string }>;
  speech: { sequence: number; talking: boolean; at: number } | null;
  answeredBy: Latest<{ value: string }>;
  /** The command that dialled it. */
  dial: string | null;
}

export interface ConferenceFacts {
  read: Latest<{ conference: Conference }>;
  /** It never goes back. */
  status: ConferenceStatus | null;
  friendlyName: string | null;
  firstToldAt: string | null;
  end: {
    sequence: number;
    timestamp: string;
    reason: string | null;
    callSidEnding: string | null;
  } | null;
  /** Who ended it from here. */
  endedBy: Latest<{ by: string }>;
}

/** What a dial asked for, by its command's id. */
export interface DialFacts {
  /** For how long it may ring, in seconds. */
  timeout: number | null;
}

export interface RoomFacts {
  conference: ConferenceFacts;
  /** By Call SID. */
  legs: Record<string, LegFacts>;
  dials: Record<string, DialFacts>;
}

export const noFacts: RoomFacts = {
  conference: {
    read: null,
    status: null,
    friendlyName: null,
    firstToldAt: null,
    end: null,
    endedBy: null,
  },
  legs: {},
  dials: {},
};

/** The highest number of Twilio's callbacks about a conference that is left in what is known; 0 where none is. */
export function newestSequenceOf({ conference: { end }, legs }: RoomFacts): number {
  const heard = Object.values(legs).flatMap(({ told, speech }) => [told, speech]);
  return Math.max(0, ...[end, ...heard].map((said) => said?.sequence ?? 0));
}

const statuses: readonly ParticipantStatus[] = [
  "queued",
  "connecting",
  "ringing",
  "connected",
  "complete",
  "failed",
];

/** The one that is further on. */
export const furtherStatus = (one: ParticipantStatus, other: ParticipantStatus) =>
  statuses.indexOf(other) > statuses.indexOf(one) ? other : one;

const conferenceStatuses: readonly ConferenceStatus[] = ["init", "in-progress", "completed"];

export const furtherConference = (one: ConferenceStatus | null, other: ConferenceStatus) =>
  one && conferenceStatuses.indexOf(one) >= conferenceStatuses.indexOf(other) ? one : other;

const callOrder = [
  "queued",
  "initiated",
  "ringing",
  "in-progress",
  "completed",
  "busy",
  "failed",
  "no-answer",
  "canceled",
] as const satisfies readonly CallFacts["status"][];

/** What is known of a call, put together: the status that is further on, and whatever either knows. */
export function joinedCall(one: CallFacts | null, other: CallFacts): CallFacts {
  if (!one) return other;
  const [before, after] =
    callOrder.indexOf(one.status) <= callOrder.indexOf(other.status) ? [one, other] : [other, one];
  return {
    status: after.status,
    from: either(before.from, after.from),
    to: either(before.to, after.to),
    direction: either(before.direction, after.direction),
    endedAt: either(before.endedAt, after.endedAt),
    said: latest(one.said, other.said),
  };
}

/** Whichever is known; of two that differ always the same one, whichever came first. */
function either(one: string | null, other: string | null): string | null {
  return other === null ? one : earliest(one, other);
}

/** How far a leg has come whose call has this status; null where the call has ended. */
export function statusByCall(status: CallFacts["status"]): ParticipantStatus | null {
  return byCall[status] ?? null;
}

const byCall: Partial<Record<CallFacts["status"], ParticipantStatus>> = {
  queued: "queued",
  initiated: "connecting",
  ringing: "ringing",
  "in-progress": "connected",
};

/** What Twilio's Call resource tells of a call. */
export const factsOfCall = (
  { status, from, to, direction, endTime }: Call,
  said: Moment,
): CallFacts => ({
  said,
  status,
  from,
  to,
  direction,
  endedAt: endTime,
});
