import "server-only";
import { and, desc, eq, gte, isNull, ne, or, type SQL } from "drizzle-orm";
import type { Conference } from "@/lib/model/conference";
import type { EventPayloadOf } from "@/lib/model/event";
import { orm } from "../database/database";
import { events } from "../database/record";
import { rememberedRoom } from "../watch/kept-rooms";
import { receipts } from "./conditions";

/** How far Twilio's clock and ours may be apart, in milliseconds. */
const SLACK = 60_000;

/**
 * The options of the command that dialled a leg, as they are on record: its receipt names the call.
 * Where the receipt was lost, the leg's label does, because nobody else in the conference has it.
 */
export async function readDialOf(
  conferenceSid: string,
  callSid: string,
): Promise<Record<string, unknown> | null> {
  const room = rememberedRoom(conferenceSid);
  const leg = room?.legs.find((one) => one.callSid === callSid);
  return (
    (await dialByCall(conferenceSid, callSid)) ??
    (room && leg?.label ? dialByLabel(room.conference, leg.label) : null)
  );
}

async function dialByCall(
  conferenceSid: string,
  callSid: string,
): Promise<Record<string, unknown> | null> {
  const here = and(eq(receipts.conferenceSid, conferenceSid), eq(receipts.callSid, callSid));
  const [dial] = await orm()
    .select({ payload: events.payload })
    .from(receipts)
    .innerJoin(events, and(eq(events.id, receipts.about), eq(events.deed, "dial")))
    .where(and(here, eq(receipts.operation, "createParticipant")))
    .limit(1);
  return dial ? (dial.payload as EventPayloadOf<"command">).options : null;
}

/** Conferences of one name follow each other: only what was dialled since this one began is about it. */
async function dialByLabel(
  { sid, friendlyName, dateCreated }: Conference,
  label: string,
): Promise<Record<string, unknown> | null> {
  const here = eq(events.conferenceSid, sid);
  const [dial] = await orm()
    .select({ payload: events.payload })
    .from(events)
    .leftJoin(receipts, eq(receipts.about, events.id))
    .where(
      and(
        eq(events.deed, "dial"),
        eq(events.participantName, label),
        friendlyName ? or(here, eq(events.conferenceName, friendlyName)) : here,
        gte(events.at, new Date(Date.parse(dateCreated) - SLACK)),
        madeNoKnownCall(),
      ),
    )
    .orderBy(desc(events.id))
    .limit(1);
  return dial ? (dial.payload as EventPayloadOf<"command">).options : null;
}

/** A dial that failed made no call, and one whose receipt names a call made that one. */
function madeNoKnownCall(): SQL | undefined {
  return or(isNull(receipts.id), and(isNull(receipts.callSid), ne(receipts.outcome, "failed")));
}
