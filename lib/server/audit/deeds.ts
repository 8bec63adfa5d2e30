import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Deed } from "@/lib/model/audit-words";
import type { LastDeed } from "@/lib/model/deed";
import type { Person } from "@/lib/model/person";
import { orm } from "../database/database";
import { events } from "../database/record";
import { readRoom } from "../rooms";
import { sharedReads } from "../shared-reads";
import { rememberedRoom } from "../watch/kept-rooms";

/** A last deed before it is known who asks. */
interface Row {
  callSid: string | null;
  deed: Deed;
  outcome: LastDeed["outcome"] | null;
  personId: string | null;
  personName: string | null;
  at: Date;
}

/** One question for each conference and each state of it, however many look at it. */
const shared = sharedReads<Row[]>("deeds", 900, 500);

/**
 * The last thing that was done to each participant of a conference, and to the conference as a whole,
 * as somebody sees it: their own deeds are "you". What failed has changed nothing and is left out.
 */
export async function readLastDeeds(conferenceSid: string, asker: Person): Promise<LastDeed[]> {
  // Whoever asks because something has happened is not told how it was before.
  const newest = rememberedRoom(conferenceSid)?.event ?? 0;
  const rows = await shared(`${conferenceSid} ${newest}`, async () => [
    ...(await onCalls(conferenceSid)),
    ...(await onConference(conferenceSid)),
  ]);
  return rows.map(({ personId, personName, outcome, at, ...row }) => ({
    ...row,
    outcome: outcome ?? ("pending" as const),
    by: personId === asker.id ? null : (personName ?? "somebody"),
    at: at.toISOString(),
  }));
}

const columns = sql`"command"."deed", "receipt"."outcome", "command"."person_id",
  "command"."person_name", "command"."at"`;

/** A command for each event of the record, be it the command itself or its receipt. */
const commandsOf = sql`
  join "events" "command" on "command"."id" = coalesce("found"."about", "found"."id")
    and "command"."kind" = 'command'
  left join "events" "receipt" on "receipt"."about" = "command"."id"`;

/** As the indexes say it, which pass over what Twilio told and a look at it showed. */
const wasDone = sql`and "found"."kind" not in ('callback', 'read')`;

const newestThatHolds = sql`
  and ("receipt"."outcome" is null or "receipt"."outcome" <> 'failed')
  order by coalesce("found"."about", "found"."id") desc limit 1`;

/** Asked for call by call, because the index then leads to the last deed on each at once. */
async function onCalls(conferenceSid: string): Promise<Row[]> {
  const { legs } = rememberedRoom(conferenceSid) ?? (await readRoom(conferenceSid));
  const callSids = legs.map(({ callSid }) => callSid);
  return rowsOf(
    sql`jsonb_array_elements_text(${JSON.stringify(callSids)}::jsonb) as "call" ("sid")
    cross join lateral (
      select ${columns} from "events" "found" ${commandsOf}
      where "found"."call_sid" = "call"."sid" ${wasDone} ${newestThatHolds}
    ) as "last"`,
    sql<string>`"call"."sid"`,
  );
}

function onConference(conferenceSid: string): Promise<Row[]> {
  return rowsOf(
    sql`(
      select ${columns} from "events" "found" ${commandsOf}
      where "found"."conference_sid" = ${conferenceSid}
        and "found"."operation" = 'updateConference' ${wasDone} ${newestThatHolds}
    ) as "last"`,
    sql<null>`null`,
  );
}

async function rowsOf(last: SQL, callSid: SQL<string | null>): Promise<Row[]> {
  return orm()
    .select({
      callSid: sql<string | null>`${callSid}`,
      deed: sql<Deed>`"last"."deed"`,
      outcome: sql<Row["outcome"]>`"last"."outcome"`,
      personId: sql<string | null>`"last"."person_id"`,
      personName: sql<string | null>`"last"."person_name"`,
      at: sql`"last"."at"`.mapWith(events.at),
    })
    .from(last);
}
