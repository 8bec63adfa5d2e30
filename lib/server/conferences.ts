import "server-only";
import { check } from "@/lib/catalogue/check";
import { optionsOf } from "@/lib/catalogue/operations";
import { withoutEnds } from "@/lib/catalogue/plain-text";
import { parseValues } from "@/lib/catalogue/values";
import type { ConferencePage } from "@/lib/model/conference";
import { FaultError, invalid } from "@/lib/model/fault";
import { LIST } from "@/lib/model/live";
import type { ConferencesAsked } from "./gateway/conferences";
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
  const asked = { ...filters, friendlyName: withoutEnds(friendlyName) };
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
  return lists(`${listVersion()} ${JSON.stringify(values)}`, () =>
    status ? twilio().conferences.page({ ...others, status }) : liveFirst(others),
  );
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
