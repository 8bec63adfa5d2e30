import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import type { Conference } from "@/lib/model/conference";
import type { Participant } from "@/lib/model/participant";
import {
  type Room,
  roomOf,
  withCall,
  withConference,
  withParticipant,
  withRead,
  withRemoval,
} from "@/lib/model/room";
import { callOf } from "./calls";
import { log } from "./log";
import { processWide } from "./process-wide";
import { twilio } from "./twilio";

/** A room read within this time, in milliseconds, is read for everybody who asks. */
const SHARED_FOR = 900;
/** How long a read waits for the numbers of its legs before it answers without them. */
const NUMBERS_PATIENCE = 400;
const ROOMS_KEPT = 500;

const rooms = processWide("rooms", () => new Map<string, Room>());
const readings = processWide("readings", () => new Map<string, Promise<Room>>());

/**
 * A conference with its legs, the ended ones too as far as they were seen. However many look at it,
 * Twilio is asked once.
 * @throws FaultError where Twilio refuses or cannot be reached
 */
export function readRoom(conferenceSid: string): Promise<Room> {
  const known = rooms().get(conferenceSid);
  if (known && Date.now() - known.readAt < SHARED_FOR) return Promise.resolve(known);
  const under = readings().get(conferenceSid);
  if (under) return under;
  const reading = read(conferenceSid).finally(() => readings().delete(conferenceSid));
  readings().set(conferenceSid, reading);
  return reading;
}

/** The room as far as it is remembered, without asking Twilio. */
export function rememberedRoom(conferenceSid: string): Room | undefined {
  return rooms().get(conferenceSid);
}

/** Takes in what Twilio said of one participant, as of `at`. */
export function noteParticipant(participant: Participant, at: number): void {
  change(participant.conferenceSid, (room) => withParticipant(room, participant, at));
}

/**
 * Takes in a leg that was just dialled, also where nobody has looked at its conference yet: one that
 * is busy at once would be gone before the first look, without a word.
 */
export function noteDial(participant: Participant, at: number): void {
  const known = rooms().has(participant.conferenceSid)
    ? Promise.resolve()
    : readRoom(participant.conferenceSid);
  known.then(
    () => noteParticipant(participant, at),
    () => log().warn({ conferenceSid: participant.conferenceSid }, "conference of a dial not read"),
  );
}

/** Takes in a removal that Twilio confirmed at `at`. */
export function noteRemoval(conferenceSid: string, callSid: string, at: number): void {
  change(conferenceSid, (room) => withRemoval(room, callSid, at));
}

/** Takes in what Twilio said of a conference, as of `at`. */
export function noteConference(conference: Conference, at: number): void {
  change(conference.sid, (room) => withConference(room, conference, at));
}

async function read(conferenceSid: string): Promise<Room> {
  const at = Date.now();
  const [conference, participants] = await Promise.all([
    twilio().conferences.fetch(conferenceSid),
    listed(conferenceSid),
  ]);
  remember(
    withRead(rooms().get(conferenceSid) ?? roomOf(conference), { conference, participants, at }),
  );
  await Promise.race([lookUpCalls(conferenceSid), wait(NUMBERS_PATIENCE)]);
  return rooms().get(conferenceSid) ?? roomOf(conference);
}

async function listed(conferenceSid: string): Promise<Participant[]> {
  const participants: Participant[] = [];
  for await (const one of twilio().participants.each(conferenceSid)) participants.push(one);
  return participants;
}

/** Reads the calls of legs whose numbers, or whose end, are not known yet. */
async function lookUpCalls(conferenceSid: string): Promise<void> {
  const legs = rooms().get(conferenceSid)?.legs ?? [];
  const open = legs.filter((leg) => leg.to === null || leg.ended?.how === "lost");
  const calls = open.map(async (leg) => {
    const call = await callOf(leg.callSid, { fresh: leg.ended?.how === "lost" });
    change(conferenceSid, (room) => withCall(room, call));
  });
  const failed = (await Promise.allSettled(calls)).filter(({ status }) => status === "rejected");
  if (failed.length > 0) log().warn({ conferenceSid, failed: failed.length }, "calls not read");
}

function change(conferenceSid: string, how: (room: Room) => Room): void {
  const room = rooms().get(conferenceSid);
  if (room) rooms().set(conferenceSid, how(room));
}

/** Keeps a room as the one that was looked at last, and lets go of the one that was not for longest. */
function remember(room: Room): void {
  const kept = rooms();
  kept.delete(room.conference.sid);
  kept.set(room.conference.sid, room);
  const oldest = kept.keys().next().value;
  if (kept.size > ROOMS_KEPT && oldest !== undefined) kept.delete(oldest);
}
