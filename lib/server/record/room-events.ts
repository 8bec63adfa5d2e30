import "server-only";
import {
  and,
  asc,
  eq,
  exists,
  gt,
  inArray,
  isNotNull,
  isNull,
  min,
  notInArray,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import { alias, union } from "drizzle-orm/pg-core";
import { isConferenceSid } from "@/lib/model/conference";
import type { EventPayloadOf } from "@/lib/model/event";
import type { RoomEvent, RoomEventOf } from "@/lib/model/room-event";
import { now } from "../clock";
import { orm } from "../database/database";
import { events } from "../database/record";

/** The command of a receipt, which knows what was done. */
const commands = alias(events, "commands");

const columns = {
  id: events.id,
  at: events.at,
  kind: events.kind,
  personId: events.personId,
  personName: events.personName,
  conferenceSid: events.conferenceSid,
  callSid: events.callSid,
  operation: events.operation,
  deed: sql<RoomEventOf<"command">["deed"] | null>`coalesce(${events.deed}, ${commands.deed})`,
  outcome: events.outcome,
  about: events.about,
  payload: events.payload,
};

/** A row of the log, as far as it can make a room. */
export type RecordedRow = Awaited<ReturnType<typeof recordedRows>>[number];

/** The rows of the log that meet a condition, in its order; a receipt says what was done. */
export function recordedRows(condition: SQL | undefined, limit?: number) {
  const rows = orm()
    .select(columns)
    .from(events)
    .leftJoin(commands, eq(commands.id, events.about))
    .where(condition)
    .orderBy(asc(events.id));
  return limit === undefined ? rows : rows.limit(limit);
}

/**
 * What a row of the log says about a room; null where it is about something else. Of a command's
 * options nothing leaves but for how long it rings and what it is called: they may be anybody's business.
 */
export function roomEventOf(row: RecordedRow): RoomEvent | null {
  const { id, kind, payload } = row;
  // A dial may name its conference, which is no SID.
  const conferenceSid =
    row.conferenceSid !== null && isConferenceSid(row.conferenceSid) ? row.conferenceSid : null;
  // Nothing has happened yet that is still to come: a clock was wrong when it was written.
  const something = { id, at: Math.min(row.at.getTime(), now()), conferenceSid };
  if (kind === "read") {
    const { asOf = id - 1, ...difference } = payload as EventPayloadOf<"read">;
    return { ...something, kind, asOf, difference };
  }
  if (kind === "callback") {
    return { ...something, kind, callback: payload as EventPayloadOf<"callback"> };
  }
  if (kind === "command") {
    const { options } = payload as EventPayloadOf<"command">;
    return { ...something, kind, ...askedOf(row), ...shownOf(options) };
  }
  if (kind === "receipt") {
    const said = payload as EventPayloadOf<"receipt">;
    const outcome = row.outcome as RoomEventOf<"receipt">["outcome"];
    return { ...something, kind, asOf: row.about ?? id - 1, outcome, ...said, ...askedOf(row) };
  }
  return null;
}

/** Which of a conference's events are wanted, where not all are. */
interface Wanted {
  /** Only what came after this event. */
  after?: number;
  /** Of more than so many, the newest. */
  most?: number;
  withoutSpeech?: boolean;
}

/**
 * All that a conference is made of, oldest first: also what was known of a call before its conference
 * was, and the command that dialled into it by its name.
 */
export async function roomEventsOf(
  conferenceSid: string,
  { after = 0, most, withoutSpeech = false }: Wanted = {},
): Promise<RoomEvent[]> {
  const all = idsOf(
    [conferenceSid],
    after,
    withoutSpeech ? sql`${isSpeech} is not true` : undefined,
  );
  const ids = most === undefined ? all : all.orderBy(sql`"id" desc`).limit(most);
  const rows = await recordedRows(inArray(events.id, ids));
  return rows.flatMap((row) => {
    const event = roomEventOf(row);
    return event ? [{ ...event, conferenceSid }] : [];
  });
}

/**
 * All that a conference is made of now: as `roomEventsOf`, without what was said of who talks before
 * the last word about each. An hour of a busy conference has tens of thousands of those.
 */
export async function newestRoomEventsOf(conferenceSid: string): Promise<RoomEvent[]> {
  const rows = await recordedRows(
    and(
      inArray(events.id, idsOf([conferenceSid])),
      sql`(${isSpeech} is not true or ${events.id} in (
        select distinct on ("call_sid") "id" from "events"
        where "conference_sid" = ${conferenceSid} and ${isSpeech}
        order by "call_sid", ("payload" ->> 'sequence')::int desc))`,
    ),
  );
  return rows.flatMap((row) => {
    const event = roomEventOf(row);
    return event ? [{ ...event, conferenceSid }] : [];
  });
}

const isSpeech = sql`("events"."kind" = 'callback'
  and "events"."payload" ->> 'event' in ('participant-speech-start', 'participant-speech-stop'))`;

/**
 * What has been written about some conferences after an event, oldest first.
 * @param limit of how many at most
 */
export async function roomEventsAfter(
  after: number,
  conferenceSids: string[],
  limit?: number,
): Promise<RoomEvent[]> {
  if (conferenceSids.length === 0) return [];
  const rows = await recordedRows(inArray(events.id, idsOf(conferenceSids, after)), limit);
  return rows.flatMap((row) => roomEventOf(row) ?? []);
}

/**
 * The events of some conferences by each of the ways that lead to them, so that an index does, too. What
 * is older than `after` is among them where only something newer tells that it belongs here.
 */
function idsOf(conferenceSids: string[], after = 0, only?: SQL) {
  const here = inArray(events.conferenceSid, conferenceSids);
  const legs = alias(events, "legs");
  const callSids = orm()
    .select({ callSid: legs.callSid })
    .from(legs)
    .where(and(inArray(legs.conferenceSid, conferenceSids), isNotNull(legs.callSid)));
  const callsFoundSince = orm()
    .select({ callSid: legs.callSid })
    .from(legs)
    .where(and(inArray(legs.conferenceSid, conferenceSids), isNotNull(legs.callSid)))
    .groupBy(legs.callSid)
    .having(gt(min(legs.id), after));
  const namedElsewise = orm()
    .select({ id: commands.id })
    .from(commands)
    .where(and(eq(commands.id, events.about), notInArray(commands.conferenceSid, conferenceSids)));
  return union(
    orm()
      .select({ id: events.id })
      .from(events)
      .where(and(here, gt(events.id, after), only)),
    // The command that dialled into a new conference, by its name.
    orm()
      .select({ id: sql<number>`${events.about}` })
      .from(events)
      .where(
        and(here, or(gt(events.about, after), and(gt(events.id, after), exists(namedElsewise)))),
      ),
    // What was told of a call before it was known where it belongs.
    orm()
      .select({ id: events.id })
      .from(events)
      .where(
        and(
          isNull(events.conferenceSid),
          inArray(events.callSid, callSids),
          or(gt(events.id, after), inArray(events.callSid, callsFoundSince)),
        ),
      ),
  );
}

function askedOf({ payload, operation, deed, callSid, personId, personName }: RecordedRow) {
  return {
    commandId: (payload as EventPayloadOf<"command" | "receipt">).commandId,
    operation: operation as RoomEventOf<"command">["operation"],
    deed: deed ?? "change",
    callSid,
    by: { id: personId ?? "", name: personName ?? "somebody" },
  };
}

function shownOf({ timeout, label }: Record<string, unknown>) {
  return {
    ...(typeof timeout === "number" && { timeout }),
    ...(typeof label === "string" && { label }),
  };
}
