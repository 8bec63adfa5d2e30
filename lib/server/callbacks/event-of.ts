import "server-only";
import { createHash } from "node:crypto";
import { and, desc, eq, isNotNull } from "drizzle-orm";
import { isConferenceSid } from "@/lib/model/conference";
import type { NewEvent } from "@/lib/model/event";
import { orm } from "../database/database";
import { events } from "../database/record";
import { latestMoment } from "../gateway/twilio-clock";
import type { Form } from "./form";
import type { Told } from "./told";

/**
 * A callback as it is written down.
 * @param asked the address that was called, signed with everything else
 * @param arrival in ms since 1970
 */
export async function callbackEvent(
  { callback, number, ...about }: Told,
  form: Form,
  asked: URL,
  arrival: number,
): Promise<NewEvent<"callback">> {
  const conferenceSid = about.conferenceSid ?? (await conferenceOf(about.callSid, asked));
  const at =
    "timestamp" in callback ? latestMoment(Date.parse(callback.timestamp), arrival) : arrival;
  return {
    kind: "callback",
    at: new Date(at),
    person: null,
    payload: callback,
    key: `callback:${callback.source}:${number ?? hashOf(form)}`,
    conferenceSid: conferenceSid ?? undefined,
    callSid: about.callSid ?? undefined,
    conferenceName: about.conferenceName ?? undefined,
    participantName: about.participantName ?? undefined,
  };
}

/**
 * What has no number is known by its content. A retry carries the same I-Twilio-Idempotency-Token and the
 * same content; but the token is not signed, so whoever sends an old callback once more could invent one.
 */
function hashOf(form: Form): string {
  const pairs = Object.entries(form).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(pairs)).digest("base64url");
}

/** The conference of a call: its dial has put it into the address, or the record knows its newest. */
async function conferenceOf(callSid: string | null, { searchParams }: URL): Promise<string | null> {
  const named = searchParams.get("conference");
  if (named && isConferenceSid(named)) return named;
  if (!callSid) return null;
  const [known] = await orm()
    .select({ conferenceSid: events.conferenceSid })
    .from(events)
    .where(and(eq(events.callSid, callSid), isNotNull(events.conferenceSid)))
    .orderBy(desc(events.id))
    .limit(1);
  return known?.conferenceSid ?? null;
}
