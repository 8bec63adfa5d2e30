import type { ConferenceStatus } from "./conference";
import { hearingOf, hearingWords } from "./hearing";
import type { Leg } from "./leg";
import { legInWords } from "./leg-words";
import { listed } from "./time-words";
import { type Band, type BandKind, bandStates, type Lane, type Timeline } from "./timeline";

/** Somebody who was there at a moment. */
export interface Present {
  /** As it was then, as far as it decides who hears whom. */
  leg: Leg;
  state: BandKind;
  talking: boolean;
}

/** A conference at one moment of its timeline. */
export interface TimelineMoment {
  at: number;
  /** Null before it began. */
  conference: ConferenceStatus | null;
  /** In the order of joining. */
  there: Present[];
}

/** Who was there at a moment, and how each of them was. */
export function momentOf(timeline: Timeline, at: number): TimelineMoment {
  const phase = timeline.phases.findLast(({ from }) => from <= at);
  return {
    at,
    conference: phase?.status ?? null,
    there: timeline.lanes.flatMap((lane) => presentIn(lane, at) ?? []),
  };
}

/** Who heard whom, of one who was there: "Ana is heard by Sam only and hears everybody." */
export function hearingThen({ leg, state }: Present, moment: TimelineMoment): string {
  if (state === "unknown") return `How ${legInWords(leg)} was is not on record.`;
  const legs = known(moment).map((present) => present.leg);
  return hearingWords(leg, legs, moment.conference ?? "init");
}

/**
 * A moment in few sentences: how many were there, and of whom it is not true that they hear all and are
 * heard by all.
 */
export function momentWords(moment: TimelineMoment): string[] {
  const { there, conference } = moment;
  if (conference === "completed") return ["The conference was over."];
  if (there.length === 0) return ["Nobody was there."];
  const who = there.length <= NAMED ? `: ${listed(there.map(({ leg }) => legInWords(leg)))}` : "";
  const words = [`${there.length} there${who}.`];
  const talking = there.filter((one) => one.talking).map(({ leg }) => legInWords(leg));
  if (talking.length > 0 && talking.length <= NAMED) words.push(`Talking: ${listed(talking)}.`);
  if (conference !== "in-progress") {
    return [...words, "The conference had not started: nobody hears anybody."];
  }
  const unknown = there.filter(({ state }) => state === "unknown");
  const special = known(moment).filter((present) => !isOrdinary(present, moment));
  const ordinary = there.length - unknown.length - special.length;
  if (ordinary > 1) {
    const others = special.length + unknown.length > 0;
    words.push(others ? "The others hear each other." : "Everybody hears everybody.");
  }
  words.push(...specialWords(special, moment));
  if (unknown.length > 0) words.push(...unknownWords(unknown));
  return words;
}

/** As many are named one by one; of more, how many they are. */
const NAMED = 6;

/** Each of a few one by one; of many, how many they are and why. Whoever coaches is always named. */
function specialWords(special: Present[], moment: TimelineMoment): string[] {
  const few = special.length <= NAMED ? special : special.filter(({ leg }) => leg.coaching);
  const words = few.slice(0, NAMED).map((present) => hearingThen(present, moment));
  if (special.length <= NAMED) return words;
  const count = (what: string, is: (present: Present) => boolean) => {
    const { length } = special.filter(is);
    return length > 0 ? [`${length} ${what}`] : [];
  };
  const counts = [
    ...count("ringing", ({ state }) => state === "ringing"),
    ...count("on hold", ({ state }) => state === "held"),
    ...count("muted", ({ leg, state }) => leg.muted && state === "in-call"),
  ];
  return counts.length > 0 ? [`${listed(counts)}.`, ...words] : words;
}

function unknownWords(unknown: Present[]): string[] {
  if (unknown.length > 2) return [`How ${unknown.length} of them were is not on record.`];
  return unknown.map(({ leg }) => `How ${legInWords(leg)} was is not on record.`);
}

const known = ({ there }: TimelineMoment) => there.filter(({ state }) => state !== "unknown");

function isOrdinary({ leg }: Present, moment: TimelineMoment): boolean {
  const legs = known(moment).map((present) => present.leg);
  const { heardBy, hears } = hearingOf(leg, legs, "in-progress");
  if (leg.status !== "connected" || leg.hold || leg.muted || leg.coaching) return false;
  return heardBy.length + hears.length > 0;
}

function presentIn(lane: Lane, at: number): Present | null {
  const now = lane.bands.filter(({ from, to }) => from <= at && (to === null || at < to));
  const state = now.find(({ kind }) => isState(kind))?.kind;
  if (!state) return null;
  return {
    leg: legThen(lane, state, now),
    state,
    talking: now.some(({ kind }) => kind === "speech"),
  };
}

const isState = (kind: BandKind) => bandStates.some((state) => state === kind);

function legThen({ callSid, name, from }: Lane, state: BandKind, bands: Band[]): Leg {
  const coaching = bands.find(({ kind }) => kind === "coaching");
  const created = new Date(from).toISOString();
  return {
    callSid,
    conferenceSid: "",
    label: name,
    status: state === "ringing" ? "ringing" : "connected",
    muted: bands.some(({ kind }) => kind === "muted"),
    hold: state === "held",
    coaching: coaching !== undefined,
    callSidToCoach: coaching?.whom ?? null,
    startConferenceOnEnter: true,
    endConferenceOnExit: false,
    dateCreated: created,
    dateUpdated: created,
    from: null,
    to: null,
    direction: null,
    joinedAt: null,
    ended: null,
    seenAt: from,
    said: { by: "read", at: from },
    speech: null,
    ringsFor: null,
    answeredBy: null,
  };
}
