import "server-only";
import { randomUUID } from "node:crypto";
import type { Participant } from "@/lib/model/participant";
import { present, type Room, withEvent, withReadAt } from "@/lib/model/room";
import {
  type AskedAt,
  callsToRead,
  differenceOf,
  legDifferenceOf,
  type RoomRead,
} from "@/lib/model/room-difference";
import type { Difference } from "@/lib/model/room-event";
import { fence } from "../gateway/fence";
import { type Purpose, readFor } from "../gateway/reading";
import { processWide } from "../process-wide";
import { append } from "../record/events";
import { twilio } from "../twilio";
import { unlessGone } from "../unless-gone";
import { askedNow, changeRoom, isBlank, roomOf } from "./kept-rooms";
import { lookUpCalls } from "./look-up-calls";

/** What came of a look. */
export interface Look {
  /** When its first request went out, in ms since 1970. */
  at: number;
  /** The room as it was known when Twilio had answered. */
  before: Room;
  /** What it showed that nobody had told; null where that was nothing. */
  difference: Difference | null;
  /** The difference's event on record. */
  event: number | null;
}

/** As many who are missing from a list are asked for by name in one look. */
const ASKED_FOR = 10;

/** What is under way, and who still waits for it. */
const looks = processWide(
  "looks",
  () => new Map<string, { look: Promise<Look>; waits: (() => boolean)[] }>(),
);

/**
 * Reads a conference whole, and puts on record what nobody had told. However many want it at once,
 * Twilio is asked once.
 * @param waits whether whoever asks still waits: a read that nobody waits for any more is not sent
 * @throws FaultError where Twilio refuses or cannot be reached, or knows no such conference and neither
 *   does the record
 */
export function lookAtConference(conferenceSid: string, waits = () => true): Promise<Look> {
  // One that is under way may wait for its turn, and a press does not.
  if (fence()) return lookOnce(conferenceSid);
  const under = looks().get(conferenceSid);
  if (under) {
    under.waits.push(waits);
    return under.look;
  }
  const all = [waits];
  const isWanted = () => all.some((one) => one());
  const look = lookOnce(conferenceSid, isWanted).finally(() => looks().delete(conferenceSid));
  looks().set(conferenceSid, { look, waits: all });
  return look;
}

/** Reads one participant, by Call SID or label, and puts on record what nobody had told. */
export async function lookAtLeg(conferenceSid: string, callSidOrLabel: string): Promise<Look> {
  await roomOf(conferenceSid);
  const { found: participant, asked } = await readFor(
    "settle",
    () => unlessGone(twilio().participants.fetch(conferenceSid, callSidOrLabel)),
    askedNow,
  );
  const before = await roomOf(conferenceSid);
  const leg = present(before).find(({ label }) => label === callSidOrLabel);
  const callSid = participant?.callSid ?? leg?.callSid ?? callSidOrLabel;
  const difference = legDifferenceOf(before, callSid, participant, asked);
  const event = await put(conferenceSid, difference, asked);
  return { at: asked.at, before, difference, event };
}

/** Reads the call of one leg: a list may go on naming somebody who has hung up. */
export const lookAtCall = (conferenceSid: string, callSid: string): Promise<void> =>
  lookUp(conferenceSid, [callSid], "settle");

/**
 * Puts on record what a look showed, and takes it into the room at once.
 * @returns the event's id; null where there was nothing to write
 */
export async function put(
  conferenceSid: string,
  difference: Difference | null,
  { at, asOf }: AskedAt,
): Promise<number | null> {
  if (!difference) return null;
  const id = await append({
    kind: "read",
    key: `read:${randomUUID()}`,
    at: new Date(at),
    person: null,
    conferenceSid,
    payload: { ...difference, asOf },
  });
  if (id === null) return null;
  changeRoom(conferenceSid, (room) => ({
    ...withEvent(room, { id, at, conferenceSid, kind: "read", asOf, difference }),
    // Events before it may still be on their way to this room.
    event: room.event,
  }));
  return id;
}

async function lookOnce(conferenceSid: string, isWanted?: () => boolean): Promise<Look> {
  await roomOf(conferenceSid);
  const whole = async () => {
    const fetching = twilio().conferences.fetch(conferenceSid);
    const [conference, participants] = await Promise.all([
      unlessGone(fetching),
      unlessGone(listed(conferenceSid)),
    ]);
    if (!conference && isBlank(await roomOf(conferenceSid))) await fetching;
    return conference && { conference, participants: participants ?? [] };
  };
  const { found, asked } = await readFor("room", whole, askedNow, isWanted);
  const read = found && (await withoutDoubt({ ...found, ...asked }));
  const before = await roomOf(conferenceSid);
  const difference = read ? differenceOf(before, read) : forgotten(before);
  const event = await put(conferenceSid, difference, asked);
  changeRoom(conferenceSid, (room) => withReadAt(room, asked.at));
  await lookUp(conferenceSid, callsToRead(await roomOf(conferenceSid)));
  return { at: asked.at, before, difference, event };
}

const lookUp = (conferenceSid: string, callSids: string[], purpose?: Purpose): Promise<void> =>
  lookUpCalls(conferenceSid, callSids, (calls, asked) => put(conferenceSid, calls, asked), purpose);

/**
 * A read that is asked about again where Twilio's lists have been seen to be wrong: somebody who was
 * there and is in no list may be heard all the same, and who is listed again after they have left may
 * be gone, as their call says.
 */
async function withoutDoubt(read: RoomRead): Promise<RoomRead> {
  const { sid, status } = read.conference;
  const room = await roomOf(sid);
  const difference = differenceOf(room, read);
  if (!difference || status === "completed") return read;
  const ended = new Set(room.legs.flatMap((leg) => (leg.ended ? [leg.callSid] : [])));
  const back = difference.participants.filter(({ callSid }) => ended.has(callSid));
  const [still] = await Promise.all([
    readFor("settle", () => fetched(sid, difference.gone.slice(0, ASKED_FOR)), askedNow),
    lookUp(
      sid,
      back.map(({ callSid }) => callSid),
      "settle",
    ),
  ]);
  return { ...read, participants: [...read.participants, ...still.found] };
}

/** Those of some participants whom Twilio knows. */
async function fetched(conferenceSid: string, callSids: string[]): Promise<Participant[]> {
  const found = await Promise.all(
    callSids.map((callSid) => unlessGone(twilio().participants.fetch(conferenceSid, callSid))),
  );
  return found.filter((one) => one !== null);
}

/** What is left of a conference that is on record and that Twilio does not know any more: its end. */
function forgotten(room: Room): Difference | null {
  const { endedBy: _, ...conference } = room.conference;
  if (conference.status === "completed") return null;
  return {
    conference: { ...conference, status: "completed" },
    participants: [],
    gone: present(room).map(({ callSid }) => callSid),
    calls: [],
  };
}

async function listed(conferenceSid: string): Promise<Participant[]> {
  const participants: Participant[] = [];
  for await (const one of twilio().participants.each(conferenceSid)) participants.push(one);
  return participants;
}
