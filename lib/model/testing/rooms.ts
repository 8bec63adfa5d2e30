import type { Conference } from "../conference";
import type { Call, Participant } from "../participant";
import { type Leg, type Room, roomOf, withRead } from "../room";

/** Monday 5 January 2026, 09:00 UTC, in ms since 1970: when everything here begins. */
export const START = Date.UTC(2026, 0, 5, 9);
export const iso = (at: number) => new Date(at).toISOString();

export const conference: Conference = {
  sid: "CF1",
  friendlyName: "Support",
  status: "in-progress",
  region: "us1",
  dateCreated: iso(START),
  dateUpdated: iso(START),
  reasonConferenceEnded: null,
  callSidEndingConference: null,
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
  asOf: START,
  ...changed,
});

/** A read at this time: Twilio lists the newest first, so those who joined last come first. */
export const read = (
  participants: Participant[],
  at = START,
  changed: Partial<Conference> = {},
) => ({
  conference: { ...conference, ...changed },
  participants: participants.toReversed(),
  at,
});

/** A room as of one read of these participants, in the order of their joining. */
export const roomWith = (...participants: Participant[]): Room =>
  withRead(roomOf(conference), read(participants));

/** The room in short: who is there, and how the others ended. */
export const inShort = ({ legs }: Room) =>
  Object.fromEntries(legs.map(({ callSid, ended }) => [callSid, ended?.how ?? "there"]));
