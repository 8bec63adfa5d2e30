import "server-only";
import { check } from "@/lib/catalogue/check";
import { spelledNumber } from "@/lib/catalogue/phone-number";
import { withoutEnds, withoutInvisible } from "@/lib/catalogue/plain-text";
import { parseValues } from "@/lib/catalogue/values";
import type { Conference, ConferencePage, ConferenceStatus } from "@/lib/model/conference";
import { FaultError, invalid } from "@/lib/model/fault";
import { LIST } from "@/lib/model/live";
import { hasNumber, isWholeNumber } from "@/lib/model/search";
import { daysOf, inUtc, isOf, passing } from "./conference-days";
import type { ConferenceFilters } from "./gateway/conferences";
import { conferencesNamedBy } from "./record/names-on-record";
import { sharedReads } from "./shared-reads";
import { twilio } from "./twilio";
import { watchedOf } from "./watch/interest";
import { keptPage, listVersion, liveFirst } from "./watch/list-page";

/**
 * One page of the account's conferences, by the filters of an address. Without a status it has what is
 * live on top of the first page, and what has ended page by page. `page` is the address of another page,
 * which has its filters in it, but for the hours of its days; these are the days of `timeZone`. Without
 * filters it is what the reader of the list has read, where somebody looks at it.
 * @throws FaultError `invalid` for a filter that Twilio does not know
 */
export async function readConferences(query: Record<string, string>): Promise<ConferencePage> {
  const { page, timeZone = "UTC", ...filters } = query;
  const { friendlyName: typed = "" } = filters;
  const name = withoutEnds(isWholeNumber(typed) ? withoutInvisible(typed) : typed);
  const { values, problems } = parseValues("listConferences", { ...filters, friendlyName: name });
  const problem = [...problems, ...check("listConferences", values)][0];
  if (problem) throw new FaultError(invalid(problem.message, problem.option));
  const { status, friendlyName } = values;
  const days = daysOf(values, timeZone);
  const narrowed = Object.keys(values).length > 0;
  if (!page && !narrowed && watchedOf(LIST)?.fault === null) {
    const kept = keptPage();
    if (kept) return kept;
  }
  const inDays = days ? inUtc(days) : {};
  const asked = { ...(friendlyName !== undefined && { friendlyName }), ...inDays };
  const passes = days && isOf(days);
  const key = JSON.stringify([page ?? listVersion(), values, days && timeZone]);
  return lists(key, async () => {
    const { conferences } = twilio();
    if (page) {
      const found = await conferences.pageAt(page);
      if (passes) return passing(found, passes, !status);
      return status ? found : belowLive(found);
    }
    if (isWholeNumber(name)) {
      const found = await named(name, inDays, status);
      return passes ? { ...found, conferences: found.conferences.filter(passes) } : found;
    }
    if (!status) return liveFirst(asked, passes);
    const found = await conferences.page({ ...asked, status });
    return passes ? passing(found, passes, false) : found;
  });
}

/** As many names are asked for, each in a request of its own. */
const NAMES = 10;

/**
 * The conferences with a phone number in their name, however it is written there and here. Twilio finds
 * a name only to the letter: of what is live, all are looked through; of what has ended, those under the
 * names that are on record are asked for, and the older ones of the first name that has more.
 */
async function named(
  number: string,
  filters: ConferenceFilters,
  status: ConferenceStatus | undefined,
): Promise<ConferencePage> {
  const { conferences } = twilio();
  const found = new Map<string, Conference>();
  const isNamed = hasNumber(number);
  const live = status === "completed" ? [] : await conferences.live(filters);
  for (const one of live) {
    if ((status ?? one.status) === one.status && isNamed(one.friendlyName)) found.set(one.sid, one);
  }
  // While the record cannot be read, what is live is found all the same.
  const onRecord = await conferencesNamedBy(number).catch(() => []);
  const names = new Set([number, spelledNumber(number), ...onRecord]);
  const isOfEnded = status === undefined || status === "completed";
  const ended = await Promise.all(
    [...names]
      .slice(0, isOfEnded ? NAMES : 0)
      .map((friendlyName) => conferences.page({ ...filters, friendlyName, status: "completed" })),
  );
  for (const one of ended.flatMap((page) => page.conferences)) found.set(one.sid, one);
  const next = ended.find((page) => page.next)?.next ?? null;
  return { conferences: [...found.values()], next, previous: null };
}

/** A page further down than the first one, which has more on it than the page at its own address. */
function belowLive(page: ConferencePage): ConferencePage {
  const number = page.previous && new URLSearchParams(page.previous.split("?")[1]).get("Page");
  return number === "0" ? { ...page, previous: "" } : page;
}

const lists = sharedReads<ConferencePage>("lists", 1500, 500);
