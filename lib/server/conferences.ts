import "server-only";
import { check } from "@/lib/catalogue/check";
import { optionsOf } from "@/lib/catalogue/operations";
import { parseValues } from "@/lib/catalogue/values";
import type { ConferencePage } from "@/lib/model/conference";
import { FaultError, invalid } from "@/lib/model/fault";
import { LIST } from "@/lib/model/live";
import { sharedReads } from "./shared-reads";
import { twilio } from "./twilio";
import { watchedOf } from "./watch/interest";
import { keptPage, listVersion, liveFirst } from "./watch/list-page";

/**
 * One page of the account's conferences, by the filters of an address; `page` is the address of
 * another page, which has its filters in it. Without filters it is what the reader of the list
 * has read, where somebody looks at it.
 * @throws FaultError `invalid` for a filter that Twilio does not know
 */
export async function readConferences(query: Record<string, string>): Promise<ConferencePage> {
  const { page, ...filters } = query;
  if (page) return lists(page, () => twilio().conferences.pageAt(page));
  const { values, problems } = parseValues("listConferences", filters);
  const problem = [...problems, ...check("listConferences", values)][0];
  if (problem) throw new FaultError(invalid(problem.message, problem.option));
  const narrowed = Object.keys(values).length > 0;
  if (!narrowed && watchedOf(LIST)?.fault === null) {
    const kept = keptPage();
    if (kept) return kept;
  }
  return lists(`${listVersion()} ${JSON.stringify(values)}`, () =>
    narrowed ? twilio().conferences.page(withDates(values)) : liveFirst(),
  );
}

const lists = sharedReads<ConferencePage>("lists", 1500, 500);

/** The SDK takes days as dates; the catalogue has them as they are written. */
function withDates(values: Record<string, unknown>): object {
  const options = optionsOf("listConferences");
  const entries = Object.entries(values).map(([name, value]) => [
    name,
    options[name]?.kind === "date" ? new Date(`${String(value)}T00:00:00Z`) : value,
  ]);
  return Object.fromEntries(entries);
}
