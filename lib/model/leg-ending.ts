import { type Conference, endsForOthers } from "./conference";
import type { CallStatus } from "./participant";
import { isOver } from "./participant";
import { isLater, type Moment, WITHIN } from "./register";
import { type LegFacts, statusByCall } from "./room-facts";

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

export interface Ending {
  how: EndedHow;
  /** ISO 8601, in UTC. */
  at: string;
  /** Who did it from here; null where that was nobody, or nobody whom the record knows. */
  by: string | null;
}

/** A conference as far as it decides how its legs end. */
type Over = Pick<
  Conference,
  "status" | "dateUpdated" | "reasonConferenceEnded" | "callSidEndingConference"
> & { endedBy: string | null };

/**
 * How a leg ended; null for one that is there. What was done from here explains an end better than the
 * call does, the call better than the conference's end, and each of them better than a silence.
 */
export function endingOf(leg: LegFacts, conference: Over): Ending | null {
  const { removed, call } = leg;
  const there = isHungUp(leg) ? [] : thereAt(leg);
  if (removed && !isAnyLater(there, removed) && !hasComeBack(leg, removed)) {
    const how = hasAnswered(leg) ? "removed" : "canceled";
    return { how, at: iso(removed.at), by: removed.by };
  }
  const left = leftAfter(leg, there);
  const failed = failure[left?.callStatus ?? call?.status ?? ""];
  if (failed && (left || call?.endedAt)) {
    return { how: failed, at: call?.endedAt ?? left?.timestamp ?? "", by: null };
  }
  if (left) {
    const how = leaving[left.reason ?? ""] ?? "left";
    return { how, at: left.timestamp, by: how === "cut-off" ? conference.endedBy : null };
  }
  const gone = goneAfter(leg, there);
  const over = conference.status === "completed";
  if (hasHungUp(leg)) return cutOffOrLeft(leg, conference, call?.endedAt ?? conference.dateUpdated);
  if (gone !== null && isElsewhere(leg, gone)) return { how: "left", at: iso(gone.at), by: null };
  if (gone !== null) return { how: "lost", at: iso(gone.at), by: null };
  if (!over) return hasEndedByItself(leg);
  if (leg.status === "connected") return cutOffOrLeft(leg, conference, conference.dateUpdated);
  return { how: "lost", at: conference.dateUpdated, by: null };
}

/**
 * Whether it was there again after a removal, until its call ended much later. A list that goes on naming
 * somebody for a moment, whose call ends with the removal, is wrong.
 */
function hasComeBack(leg: LegFacts, removed: Moment): boolean {
  const muchLater = removed.at + TOGETHER;
  const endedAt = leg.call?.endedAt ? Date.parse(leg.call.endedAt) : removed.at;
  return (
    endedAt > muchLater && shownAt(leg).some((one) => isLater(one, removed) && one.at > muchLater)
  );
}

const isAnyLater = (some: readonly Moment[], other: Moment) =>
  some.some((one) => isLater(one, other));

/** The read that did not list it, unless it was there again afterwards. */
const goneAfter = ({ gone }: LegFacts, there: readonly Moment[]) =>
  gone && there.every((shown) => isLater(gone, shown)) ? gone : null;

/** The callback that told of its leaving, unless it was there again afterwards. */
const leftAfter = ({ told }: LegFacts, there: readonly Moment[]) =>
  told?.event === "participant-leave" && !isAnyLater(there, told) ? told : null;

/** Whether its call is over, in whatever way: then it is nowhere, even if it is listed. */
const isHungUp = ({ call }: LegFacts) => call !== null && statusByCall(call.status) === null;

/** Whether it was ever answered: somebody may cancel a call that was picked up without a word. */
const hasAnswered = (leg: LegFacts) => leg.status === "connected" || hasHungUp(leg);

const hasHungUp = ({ call }: LegFacts) => call?.status === "completed";

/** Whether its call goes on outside the conference: it was sent to other TwiML. */
const isElsewhere = ({ call }: LegFacts, gone: Moment) =>
  call?.status === "in-progress" && !isLater(gone, call.said);

/** A participant that Twilio itself calls over; its call will tell how. */
function hasEndedByItself({ read }: LegFacts): Ending | null {
  return read && isOver(read.participant) ? { how: "lost", at: iso(read.at), by: null } : null;
}

function cutOffOrLeft(leg: LegFacts, conference: Over, at: string): Ending {
  const cutOff =
    conference.status === "completed" &&
    isCutOff(leg, conference) &&
    wasThereAtTheEnd(at, conference);
  return { how: cutOff ? "cut-off" : "left", at, by: cutOff ? conference.endedBy : null };
}

/** What says that a leg was surely there, and when at the earliest. Of an answered call nobody knows where it is. */
function thereAt(leg: LegFacts): Moment[] {
  const { call } = leg;
  const dialled = call && call.status !== "in-progress" ? [atLeast(call.said)] : [];
  return [...shownAt(leg), ...dialled];
}

/** When the conference surely had it, as a list and a callback say. */
function shownAt({ read, told }: LegFacts): Moment[] {
  const listed = read && !isOver(read.participant) ? [read.since] : [];
  const heard = told && told.event !== "participant-leave" ? [atLeast(told)] : [];
  return [...listed, ...heard];
}

/** The earliest moment that something told can be of. */
const atLeast = (told: Moment): Moment => ({ ...told, at: told.at - WITHIN });

const failure: Partial<Record<string, EndedHow>> = {
  busy: "busy",
  "no-answer": "no-answer",
  failed: "failed",
  canceled: "canceled",
} satisfies Partial<Record<CallStatus, EndedHow>>;

/** Twilio docs: TwiML <Conference>, `ReasonParticipantLeft`. */
const leaving: Partial<Record<string, EndedHow>> = {
  conference_ended_via_api: "cut-off",
  moderator_ended_conference: "cut-off",
  // Inferred: somebody removed them, from another program.
  participant_updated_via_api: "removed",
  participant_add_failed: "failed",
};

/** Twilio tells whole seconds, and ends one call after the other. In milliseconds. */
const TOGETHER = 2000;

const wasThereAtTheEnd = (endedAt: string, { dateUpdated }: Over) =>
  Date.parse(endedAt) >= Date.parse(dateUpdated) - TOGETHER;

/** Whether it was the end of its conference that ended a leg, and not the other way round. */
function isCutOff({ callSid }: LegFacts, conference: Over): boolean {
  const { reasonConferenceEnded, callSidEndingConference } = conference;
  return callSid !== callSidEndingConference && endsForOthers(reasonConferenceEnded);
}

const iso = (at: number) => new Date(at).toISOString();
