import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import type { Conference } from "@/lib/model/conference";
import type { Participant } from "@/lib/model/participant";
import { emptyRoom, type Room, withEvent, withReadAt } from "@/lib/model/room";
import { callDifferenceOf, callsToRead, differenceOf } from "@/lib/model/room-difference";
import type { Difference } from "@/lib/model/room-event";
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
  change(participant.conferenceSid, (room) =>
    withDifference(room, { ...nothing, participants: [participant] }, at),
  );
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
  change(conferenceSid, (room) =>
    withEvent(room, {
      id: nextEvent(),
      at,
      conferenceSid,
      kind: "receipt",
      commandId: "",
      operation: "removeParticipant",
      deed: "remove",
      callSid,
      by: { id: "", name: "" },
      outcome: "done",
    }),
  );
}

/** Takes in what Twilio said of a conference, as of `at`. */
export function noteConference(conference: Conference, at: number): void {
  change(conference.sid, (room) => withDifference(room, { ...nothing, conference }, at));
}

const nothing: Difference = { participants: [], gone: [], calls: [] };
let events = 0;
const nextEvent = () => {
  events += 1;
  return events;
};

function withDifference(room: Room, difference: Difference, at: number): Room {
  const { conferenceSid } = room;
  return withEvent(room, { id: nextEvent(), at, conferenceSid, kind: "read", difference });
}

async function read(conferenceSid: string): Promise<Room> {
  const at = Date.now();
  const [conference, participants] = await Promise.all([
    twilio().conferences.fetch(conferenceSid),
    listed(conferenceSid),
  ]);
  const known = rooms().get(conferenceSid) ?? emptyRoom(conferenceSid);
  const difference = differenceOf(known, { conference, participants, at });
  remember(withReadAt(difference ? withDifference(known, difference, at) : known, at));
  await Promise.race([lookUpCalls(conferenceSid), wait(NUMBERS_PATIENCE)]);
  return rooms().get(conferenceSid) ?? emptyRoom(conferenceSid);
}

async function listed(conferenceSid: string): Promise<Participant[]> {
  const participants: Participant[] = [];
  for await (const one of twilio().participants.each(conferenceSid)) participants.push(one);
  return participants;
}

/** Reads the calls of legs whose numbers, or whose end, are not known yet. */
async function lookUpCalls(conferenceSid: string): Promise<void> {
  const known = rooms().get(conferenceSid);
  const lost = new Set(known?.legs.filter(({ ended }) => ended).map(({ callSid }) => callSid));
  const calls = (known ? callsToRead(known) : []).map(async (callSid) => {
    const call = await callOf(callSid, { fresh: lost.has(callSid) });
    change(conferenceSid, (room) => {
      const difference = callDifferenceOf(room, [call]);
      return difference ? withDifference(room, difference, Date.now()) : room;
    });
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
