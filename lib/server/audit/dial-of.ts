import "server-only";
import { and, desc, eq, or } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { EventPayloadOf } from "@/lib/model/event";
import { orm } from "../database/database";
import { events } from "../database/record";
import { rememberedRoom } from "../rooms";

const receipts = alias(events, "receipts");

/**
 * The options of the command that dialled a leg, as they are on record: its receipt names the call.
 * Where the receipt was lost, the leg's label does, because nobody else in the conference has it.
 */
export async function readDialOf(
  conferenceSid: string,
  callSid: string,
): Promise<Record<string, unknown> | null> {
  const leg = rememberedRoom(conferenceSid)?.legs.find((one) => one.callSid === callSid);
  return (await dialByCall(callSid)) ?? (leg?.label ? dialByLabel(conferenceSid, leg.label) : null);
}

async function dialByCall(callSid: string): Promise<Record<string, unknown> | null> {
  const [dial] = await orm()
    .select({ payload: events.payload })
    .from(receipts)
    .innerJoin(events, and(eq(events.id, receipts.about), eq(events.deed, "dial")))
    .where(and(eq(receipts.callSid, callSid), eq(receipts.operation, "createParticipant")))
    .limit(1);
  return dial ? (dial.payload as EventPayloadOf<"command">).options : null;
}

async function dialByLabel(
  conferenceSid: string,
  label: string,
): Promise<Record<string, unknown> | null> {
  const name = rememberedRoom(conferenceSid)?.conference.friendlyName;
  const here = eq(events.conferenceSid, conferenceSid);
  const [dial] = await orm()
    .select({ payload: events.payload })
    .from(events)
    .where(
      and(
        eq(events.deed, "dial"),
        eq(events.participantName, label),
        name ? or(here, eq(events.conferenceName, name)) : here,
      ),
    )
    .orderBy(desc(events.id))
    .limit(1);
  return dial ? (dial.payload as EventPayloadOf<"command">).options : null;
}
