import { endingSentence, whyLeft } from "./ending-words";
import type { Leg } from "./leg";
import { legInWords } from "./leg-words";
import type { Room } from "./room";

/** What differs between a conference as it was seen before and as it is now. */
export interface RoomChange {
  kind: "joined" | "left" | "dialled" | "set" | "conference";
  /** As one says it, without a full stop: "Dana was muted". */
  words: string;
}

/**
 * What has happened between two states of a conference, in the order of joining; of what was done and
 * undone meanwhile nothing is said.
 */
export function changesBetween(before: Room, after: Room): RoomChange[] {
  if (before.legs === after.legs && before.conference === after.conference) return [];
  const known = new Map(before.legs.map((leg) => [leg.callSid, leg]));
  const nameOf = (callSid: string | null) => {
    const leg = after.legs.find((one) => one.callSid === callSid);
    return leg ? legInWords(leg) : "somebody";
  };
  const ofLegs = after.legs.flatMap((leg) => {
    const was = known.get(leg.callSid);
    if (was === leg) return [];
    return [...placeChange(was, leg, after), ...(was ? settings(was, leg, nameOf) : [])];
  });
  return [...conferenceChange(before, after), ...ofLegs];
}

function conferenceChange({ conference: was }: Room, { conference: is }: Room): RoomChange[] {
  if (was.status === is.status || is.status === "init") return [];
  const words = is.status === "completed" ? "The conference ended" : "The conference started";
  const by = is.status === "completed" && is.endedBy ? `: ${is.endedBy} ended it` : "";
  return [{ kind: "conference", words: `${words}${by}` }];
}

/** Whether somebody has come, has answered, or has gone. */
function placeChange(was: Leg | undefined, leg: Leg, { facts }: Room): RoomChange[] {
  const name = legInWords(leg);
  if (leg.ended) {
    if (was?.ended?.how === leg.ended.how) return [];
    const ofLeg = facts.legs[leg.callSid];
    const words = endingSentence(leg, leg.ended, ofLeg ? whyLeft(ofLeg) : null);
    return [{ kind: "left", words }];
  }
  const isThere = leg.status === "connected";
  if (was?.ended) return [{ kind: isThere ? "joined" : "dialled", words: `${name} is back` }];
  if (isThere && was?.status !== "connected") return [{ kind: "joined", words: `${name} joined` }];
  return was ? [] : [{ kind: "dialled", words: `${name} is being dialled` }];
}

/** What was set on somebody who is there, and was there before. */
function settings(was: Leg, leg: Leg, nameOf: (callSid: string | null) => string): RoomChange[] {
  if (leg.ended || was.ended) return [];
  const said = [];
  if (was.muted !== leg.muted) said.push(leg.muted ? "was muted" : "was unmuted");
  if (was.hold !== leg.hold) said.push(leg.hold ? "was put on hold" : "was taken off hold");
  const coached = leg.coaching ? leg.callSidToCoach : null;
  if (was.coaching && !leg.coaching) said.push("stopped coaching");
  else if (leg.coaching && !was.coaching) said.push(`began to coach ${nameOf(coached)}`);
  else if (coached && coached !== was.callSidToCoach) said.push(`now coaches ${nameOf(coached)}`);
  if (was.endConferenceOnExit !== leg.endConferenceOnExit) {
    said.push(
      leg.endConferenceOnExit
        ? "now ends the conference on exit"
        : "no longer ends the conference on exit",
    );
  }
  return said.map((words) => ({ kind: "set", words: `${legInWords(leg)} ${words}` }));
}

/** More of a kind are counted, not named. */
const NAMED = 3;

const counted: Record<RoomChange["kind"], (count: number) => string> = {
  joined: (count) => `${count} people joined`,
  left: (count) => `${count} people left`,
  dialled: (count) => `${count} people are being dialled`,
  set: (count) => `${count} settings changed`,
  conference: (count) => `The conference changed ${count} times`,
};

const order = ["conference", "joined", "left", "dialled", "set"] as const;

/** Changes in one sentence, as short as they can be said: "12 people joined, Kim left: hung up". */
export function changesInWords(changes: readonly RoomChange[]): string {
  const said = order.flatMap((kind) => {
    const ofKind = changes.filter((change) => change.kind === kind);
    return ofKind.length > NAMED
      ? [counted[kind](ofKind.length)]
      : ofKind.map(({ words }) => words);
  });
  return said.join(", ");
}
