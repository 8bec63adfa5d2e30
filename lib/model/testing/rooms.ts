import type { CallbackOf } from "../callback";
import type { Conference } from "../conference";
import type { Leg } from "../leg";
import type { Call, Participant } from "../participant";
import { emptyRoom, type Room, withEvents } from "../room";
import type { ConferenceView } from "../room-conference";
import type { Difference, RoomEvent, RoomEventOf } from "../room-event";

/** Monday 5 January 2026, 09:00 UTC, in ms since 1970: when everything here begins. */
export const START = Date.UTC(2026, 0, 5, 9);
export const iso = (at: number) => new Date(at).toISOString();

export const conference: ConferenceView = {
  sid: "CF1",
  friendlyName: "Support",
  status: "in-progress",
  region: "us1",
  dateCreated: iso(START),
  dateUpdated: iso(START),
  reasonConferenceEnded: null,
  callSidEndingConference: null,
  endedBy: null,
};

export const participant = (callSid: string, changed: Partial<Participant> = {}): Participant => ({
  callSid,
  conferenceSid: "CF1",
  label: null,
  status: "connected",
  muted: false,
  hold: false,
  coaching: false,
  callSidToCoach: null,
  startConferenceOnEnter: true,
  endConferenceOnExit: false,
  dateCreated: iso(START),
  dateUpdated: iso(START),
  ...changed,
});

export const call = (sid: string, changed: Partial<Call> = {}): Call => ({
  sid,
  status: "in-progress",
  from: "+14155550100",
  to: "+14155550123",
  direction: "outbound-api",
  startTime: iso(START),
  endTime: null,
  ...changed,
});

export const leg = (callSid: string, changed: Partial<Leg> = {}): Leg => ({
  ...participant(callSid),
  from: null,
  to: null,
  direction: null,
  joinedAt: iso(START),
  ended: null,
  seenAt: START,
  said: { by: "read", at: START },
  speech: null,
  ringsFor: null,
  answeredBy: null,
  ...changed,
});

/** When each of the events happened that were made so far: the first has the id 1. */
const times: number[] = [];
const something = (at: number) => ({ id: times.push(at), at, conferenceSid: "CF1" });

/** The newest event of those that had happened before, as if each had been written down at once. */
const newestBefore = (at: number) => times.findLastIndex((time) => time < at) + 1;

/** What a read that began at this time showed: who is there, in the order of joining. */
export const readEvent = (
  at: number,
  {
    participants = [],
    gone = [],
    calls = [],
    asOf = newestBefore(at),
    ...rest
  }: Partial<Omit<Difference, "conference">> & { conference?: Conference; asOf?: number },
): RoomEventOf<"read"> => ({
  ...something(at),
  kind: "read",
  asOf,
  difference: { participants, gone, calls, ...rest },
});

type Told = Partial<
  Omit<CallbackOf<"conference">, "source" | "event" | "sequence" | "participant">
>;

/** What Twilio told of a conference, which happened at this time and arrived at once. */
export const toldEvent = (
  event: CallbackOf<"conference">["event"],
  at: number,
  sequence: number,
  about: Participant | null,
  more: Told = {},
): RoomEventOf<"callback"> => ({
  ...something(at),
  kind: "callback",
  callback: {
    source: "conference",
    event,
    sequence,
    timestamp: iso(Math.floor(at / 1000) * 1000),
    friendlyName: "Support",
    participant: about && saidOf(about),
    ...more,
  },
});

const saidOf = ({
  callSid,
  label,
  muted,
  hold,
  coaching,
  startConferenceOnEnter,
  endConferenceOnExit,
}: Participant) => ({
  callSid,
  label,
  muted,
  hold,
  coaching,
  startConferenceOnEnter,
  endConferenceOnExit,
});

/** What Twilio told of a call. */
export const callEvent = (
  callSid: string,
  status: CallbackOf<"call">["status"],
  at: number,
): RoomEventOf<"callback"> => ({
  ...something(at),
  kind: "callback",
  callback: {
    source: "call",
    callSid,
    status,
    sequence: 0,
    timestamp: iso(Math.floor(at / 1000) * 1000),
    from: "+14155550100",
    to: "+14155550123",
    direction: "outbound-api",
  },
});

/** What Twilio's machine detection told of a call. */
export const detectedEvent = (
  callSid: string,
  answeredBy: string,
  at: number,
): RoomEventOf<"callback"> => ({
  ...something(at),
  kind: "callback",
  callback: { source: "machine-detection", callSid, answeredBy, duration: 2400 },
});

const dana = { id: "dana", name: "Dana" };

/** What came of a command of Dana's, which took no time. */
export const receiptEvent = (
  at: number,
  receipt: Partial<RoomEventOf<"receipt">>,
): RoomEventOf<"receipt"> => ({
  asOf: newestBefore(at - (receipt.took ?? 0)),
  ...something(at),
  kind: "receipt",
  commandId: "c1",
  operation: "updateParticipant",
  deed: "change",
  callSid: null,
  by: dana,
  outcome: "done",
  ...receipt,
});

/** Dana has removed somebody. */
export const removal = (callSid: string, at: number) =>
  receiptEvent(at, { operation: "removeParticipant", deed: "remove", callSid });

/** What Twilio answered to a change of Dana's. */
export const answered = (one: Participant, at: number, took = 0) =>
  receiptEvent(at, { participant: one, callSid: one.callSid, took });

/** A room of which these things are known. */
export const roomAfter = (...known: RoomEvent[]): Room => withEvents(emptyRoom("CF1"), known);

/** A room as of one read of these participants, in the order of their joining; the first thing on record. */
export const roomWith = (...participants: Participant[]): Room =>
  roomAfter(readEvent(START, { conference, participants, asOf: 0 }));

/** The room in short: who is there, and how the others ended. */
export const inShort = ({ legs }: Pick<Room, "legs">) =>
  Object.fromEntries(legs.map(({ callSid, ended }) => [callSid, ended?.how ?? "there"]));

/** A room that shows these legs, whatever it is made from. */
export const roomShowing = (legs: Leg[], changed: Partial<Room> = {}): Room => ({
  ...emptyRoom("CF1"),
  conference,
  legs,
  readAt: START,
  ...changed,
});
