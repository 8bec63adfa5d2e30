import "server-only";
import { sql } from "drizzle-orm";
import { spelledNumber } from "@/lib/catalogue/phone-number";
import { hasNumber, isWholeNumber } from "@/lib/model/search";
import { orm } from "../database/database";
import { sharedReads } from "../shared-reads";

/** With so many digits a phone number ends, with its area and its country or without. */
const LAST = 7;

/** The zeros of the alphabets in which numbers are written most: Latin, wide, Arabic, Persian, Devanagari. */
const ZEROS = [0x30, 0xff10, 0x660, 0x6f0, 0x966];

/**
 * What conferences were called that had this phone number in their name, however it is written there
 * and here; nothing where what is searched for is no phone number.
 */
export async function conferencesNamedBy(search: string): Promise<string[]> {
  if (!isWholeNumber(search)) return [];
  const { names } = await shared(search, async () => {
    const likely = await orm()
      .select({ name: sql<string>`"name"` })
      .from(everyName)
      .where(sql`"name" ~ ${patternOf(search)}`);
    const isNamed = hasNumber(search);
    return { names: likely.map(({ name }) => name).filter((name) => isNamed(name)) };
  });
  return names;
}

const shared = sharedReads<{ names: string[] }>("conferences-named", 5000, 50);

/** The last digits of a number in any of these alphabets, with little between them. */
function patternOf(search: string): string {
  return Array.from(spelledNumber(search).slice(-LAST), (digit) => {
    const written = ZEROS.map((zero) => String.fromCodePoint(zero + Number(digit)));
    return `[${written.join("")}]`;
  }).join(".{0,4}");
}

/** The index is read in leaps, from one name to the next. */
const everyName = sql`(
  with recursive "leaps" as (
    (
      select "conference_name" as "name" from "events"
      where "kind" not in ('callback', 'read') and "conference_name" is not null
      order by "conference_name" limit 1
    )
    union all
    select (
      select "e"."conference_name" from "events" "e"
      where "e"."kind" not in ('callback', 'read') and "e"."conference_name" > "leaps"."name"
      order by "e"."conference_name" limit 1
    ) from "leaps" where "leaps"."name" is not null
  )
  select "name" from "leaps" where "name" is not null
) as "every_name"`;
