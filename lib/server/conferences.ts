import "server-only";
import { check } from "@/lib/catalogue/check";
import { optionsOf } from "@/lib/catalogue/operations";
import { spelledNumber } from "@/lib/catalogue/phone-number";
import { withoutEnds, withoutInvisible } from "@/lib/catalogue/plain-text";
import { parseValues } from "@/lib/catalogue/values";
import type { Conference, ConferencePage, ConferenceStatus } from "@/lib/model/conference";
import { FaultError, invalid } from "@/lib/model/fault";
import { LIST } from "@/lib/model/live";
import { hasNumber, isWholeNumber } from "@/lib/model/search";
import type { ConferenceFilters, ConferencesAsked } from "./gateway/conferences";
import { conferencesNamedBy } from "./record/names-on-record";
import { sharedReads } from "./shared-reads";
import { twilio } from "./twilio";
import { watchedOf } from "./watch/interest";
import { keptPage, listVersion, liveFirst } from "./watch/list-page";

/**
 * One page of the account's conferences, by the filters of an address. Without a status it has what is
 * live on top of the first page, and what has ended page by page. `page` is the address of another page,
 * which has its filters in it. Without filters it is what the reader of the list has read, where somebody
 * looks at it.
 * @throws FaultError `invalid` for a filter that Twilio does not know
 */
export async function readConferences(query: Record<string, string>): Promise<ConferencePage> {
  const { page, ...filters } = query;
  const { friendlyName = "" } = filters;
  const name = isWholeNumber(friendlyName) ? withoutInvisible(friendlyName) : friendlyName;
  const asked = { ...filters, friendlyName: withoutEnds(name) };
  const { values, problems } = parseValues("listConferences", asked);
  const problem = [...problems, ...check("listConferences", values)][0];
  if (problem) throw new FaultError(invalid(problem.message, problem.option));
  const { status, ...others } = withDates(values);
  if (page) {
    const found = await lists(page, () => twilio().conferences.pageAt(page));
    return status ? found : belowLive(found);
  }
  const narrowed = Object.keys(values).length > 0;
  if (!narrowed && watchedOf(LIST)?.fault === null) {
    const kept = keptPage();
    if (kept) return kept;
  }
  return lists(`${listVersion()} ${JSON.stringify(values)}`, () => {
    const { friendlyName: wanted = "", ...rest } = others;
    if (isWholeNumber(wanted)) return named(wanted, rest, status);
    return status ? twilio().conferences.page({ ...others, status }) : liveFirst(others);
  });
}

/** As many names are asked for, each in a request of its own. */
const NAMES = 10;

/**
 * The conferences with a phone number in their name, however it is written there and here. Twilio finds
 * a name only to the letter: of what is live, all are looked through; of what has ended, those under the
 * names that are on record are asked for.
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
  return { conferences: [...found.values()], next: null, previous: null };
}

/** A page further down than the first one, which has more on it than the page at its own address. */
function belowLive(page: ConferencePage): ConferencePage {
  const number = page.previous && new URLSearchParams(page.previous.split("?")[1]).get("Page");
  return number === "0" ? { ...page, previous: "" } : page;
}

const lists = sharedReads<ConferencePage>("lists", 1500, 500);

/** The SDK takes days as dates; the catalogue has them as they are written. */
function withDates(values: Record<string, unknown>): Partial<ConferencesAsked> {
  const options = optionsOf("listConferences");
  const entries = Object.entries(values).map(([name, value]) => [
    name,
    options[name]?.kind === "date" ? new Date(`${String(value)}T00:00:00Z`) : value,
  ]);
  return Object.fromEntries(entries);
}
