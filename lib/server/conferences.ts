import "server-only";
import { check } from "@/lib/catalogue/check";
import { optionsOf } from "@/lib/catalogue/operations";
import { parseValues } from "@/lib/catalogue/values";
import type { ConferencePage } from "@/lib/model/conference";
import { FaultError, invalid } from "@/lib/model/fault";
import { sharedReads } from "./shared-reads";
import { twilio } from "./twilio";

/**
 * One page of the account's conferences, by the filters of an address; `page` is the address of
 * another page, which has its filters in it.
 * @throws FaultError `invalid` for a filter that Twilio does not know
 */
export async function readConferences(query: Record<string, string>): Promise<ConferencePage> {
  const { page, ...filters } = query;
  if (page) return lists(page, () => twilio().conferences.pageAt(page));
  const { values, problems } = parseValues("listConferences", filters);
  const problem = [...problems, ...check("listConferences", values)][0];
  if (problem) throw new FaultError(invalid(problem.message, problem.option));
  return lists(JSON.stringify(values), () => {
    const narrowed = Object.keys(values).length > 0;
    return narrowed ? twilio().conferences.page(withDates(values)) : liveFirst();
  });
}

const lists = sharedReads<ConferencePage>("lists", 1500, 500);

/**
 * The first page of everything, with what is live on top of what has ended: in Twilio's own order a
 * conference that runs for long sinks below all that came and went meanwhile.
 */
async function liveFirst(): Promise<ConferencePage> {
  const { conferences } = twilio();
  const [waiting, running, everything] = await Promise.all([
    conferences.page({ status: "init" }),
    conferences.page({ status: "in-progress" }),
    conferences.page(),
  ]);
  const live = [...waiting.conferences, ...running.conferences];
  const known = new Set(live.map(({ sid }) => sid));
  const others = everything.conferences.filter(({ sid }) => !known.has(sid));
  return { ...everything, conferences: [...live, ...others] };
}

/** The SDK takes days as dates; the catalogue has them as they are written. */
function withDates(values: Record<string, unknown>): object {
  const options = optionsOf("listConferences");
  const entries = Object.entries(values).map(([name, value]) => [
    name,
    options[name]?.kind === "date" ? new Date(`${String(value)}T00:00:00Z`) : value,
  ]);
  return Object.fromEntries(entries);
}
