import type { Conference } from "./conference";
import type { Leg } from "./leg";
import type { Call, Participant } from "./participant";
import { isOver as isOverItself } from "./participant";
import { isLater, type Moment, momentOfRead, WITHIN } from "./register";
import type { Room } from "./room";
import type { Difference } from "./room-event";
import { type CallFacts, furtherConference, furtherStatus, statusByCall } from "./room-facts";

/** When Twilio was asked: by the board's clock, and what was on record by then. */
export interface AskedAt {
  /** In ms since 1970. */
  at: number;
  /** The newest event, by its id. */
  asOf: number;
}

/** One whole read of a conference: what Twilio answered to requests that began then. */
export interface RoomRead extends AskedAt {
  conference: Conference;
  /** As Twilio lists them: the newest first. */
  participants: readonly Participant[];
}

/**
 * What a whole read shows that the room does not know; null where that is nothing. Whatever was told
 * after the read began is newer than the read, and no difference.
 */
export function differenceOf(room: Room, read: RoomRead): Difference | null {
  const listed = new Map(read.participants.map((one) => [one.callSid, one]));
  const known = new Map(room.legs.map((leg) => [leg.callSid, leg]));
  const when = momentOfRead(read);
  const gone = room.legs
    .filter((leg) => !listed.has(leg.callSid) && isGone(room, leg, when))
    .map(({ callSid }) => callSid);
  const participants = [...listed.values()]
    .toReversed()
    .filter((one) => isNews(room, known.get(one.callSid), one, when));
  const news = isNewsOfConference(room, read.conference);
  return unlessNothing({
    ...(news && { conference: read.conference }),
    participants,
    gone,
    ...(gone.length > 0 && room.readAt > 0 && { agreedAt: room.readAt }),
    calls: [],
  });
}

/** What a read of one participant shows; `participant` is null where Twilio no longer knows it. */
export function legDifferenceOf(
  room: Room,
  callSid: string,
  participant: Participant | null,
  asked: AskedAt,
): Difference | null {
  const leg = room.legs.find((one) => one.callSid === callSid);
  const when = momentOfRead(asked);
  return unlessNothing({
    participants: participant && isNews(room, leg, participant, when) ? [participant] : [],
    gone: !participant && leg && isGone(room, leg, when) ? [callSid] : [],
    calls: [],
  });
}

/** What reads of calls show: the numbers of their legs, and how those ended. */
export function callDifferenceOf(room: Room, calls: readonly Call[]): Difference | null {
  const news = calls.filter((call) => {
    const known = room.facts.legs[call.sid]?.call;
    const leg = room.legs.find(({ callSid }) => callSid === call.sid);
    if (!known) return leg !== undefined;
    if (isOver(call)) return !isOver(known);
    return leg?.ended?.how === "lost" && call.status === "in-progress";
  });
  return unlessNothing({ participants: [], gone: [], calls: news });
}

/**
 * The calls that a look should read: of legs whose numbers nobody knows yet, of those that were lost, and
 * of those that are listed although somebody said that they have left.
 */
export function callsToRead({ legs, facts }: Room): string[] {
  const due = legs.filter(({ callSid, ended }) => {
    const ofLeg = facts.legs[callSid];
    if (!ofLeg?.call) return true;
    if (isOver(ofLeg.call)) return false;
    const leftOnce = ofLeg.told?.event === "participant-leave" || ofLeg.removed !== null;
    // Who was canceled may have answered a moment before.
    return ended ? ended.how === "lost" || ended.how === "canceled" : leftOnce;
  });
  return due.map(({ callSid }) => callSid);
}

const isOver = ({ status }: Pick<CallFacts, "status">) => statusByCall(status) === null;

const participantNames = [
  "label",
  "muted",
  "hold",
  "coaching",
  "callSidToCoach",
  "startConferenceOnEnter",
  "endConferenceOnExit",
  "dateCreated",
] as const satisfies readonly (keyof Participant)[];

/** Whether who is not listed has gone: everything that shows them there is older than the read. */
function isGone({ facts }: Room, leg: Leg, when: Moment): boolean {
  const known = facts.legs[leg.callSid];
  if (!known || leg.ended) return false;
  const { read, told, call } = known;
  const onItsWay = call && call.status !== "in-progress" ? call.said : null;
  return areOlder([read, told, onItsWay], when);
}

const areOlder = (said: (Moment | null)[], when: Moment) =>
  said.every((one) => one === null || isLater(when, one));

function isNews(room: Room, leg: Leg | undefined, participant: Participant, when: Moment): boolean {
  const known = leg && room.facts.legs[leg.callSid];
  if (!leg || !known) return true;
  const { read, told, call, removed, gone } = known;
  if ([read, told].some((one) => one && isLater(one, when))) return false;
  // What is over is listed for nothing; who was there before and is listed again, is back.
  if (leg.ended) {
    const isBack = !isOverItself(participant) && !(call && isOver(call));
    const ending = [told, call?.said ?? null, removed, gone];
    return isBack && areOlder(ending.map(surely), when);
  }
  const isFurther = furtherStatus(leg.status, participant.status) !== leg.status;
  return isFurther || participantNames.some((name) => leg[name] !== participant[name]);
}

/** The latest moment that something said in whole seconds can be of. */
const surely = (said: Moment | null) => said && { ...said, at: said.at + WITHIN };

function isNewsOfConference({ facts, conference }: Room, read: Conference): boolean {
  const known = facts.conference.read?.conference;
  if (!known) return true;
  if (known.status === "completed") return false;
  const isFurther = furtherConference(known.status, read.status) !== known.status;
  return isFurther || read.friendlyName !== conference.friendlyName;
}

function unlessNothing(difference: Difference): Difference | null {
  const { conference, participants, gone, calls } = difference;
  const something = conference || participants.length + gone.length + calls.length > 0;
  return something ? difference : null;
}
