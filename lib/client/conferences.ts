import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { ConferencePage } from "@/lib/model/conference";
import { areSettled, type Counts } from "@/lib/model/count";
import { LIST } from "@/lib/model/live";
import { isCovered, watchedOf } from "./live/live";
import { timeZone } from "./local-time";
import { getJson } from "./request";

/** How often the list is read while nobody tells what changes in it, in milliseconds. */
const EVERY = 5000;
/** How often people are counted where nobody tells who comes and goes. */
const COUNTED_EVERY = 8000;
/** How often it is asked whether those have been counted that wait for it. */
const AWAITED_EVERY = 3000;

/** The list filters as they stand in the address of the page: Twilio's names, all text. */
export type ConferenceFilters = Record<string, string>;

/**
 * One page of conferences; days are those of the reader's time zone. The stream tells of new ones and of
 * changes, by whatever they are filtered.
 */
export function conferencesQuery(filters: ConferenceFilters) {
  const isDated = Object.keys(filters).some((name) => name.startsWith("date"));
  const asked = { ...filters, ...(isDated && { timeZone: timeZone() }) };
  const query = new URLSearchParams(asked).toString();
  return queryOptions({
    queryKey: ["conferences", query],
    queryFn: ({ signal }) => getJson<ConferencePage>(`/api/conferences?${query}`, signal),
    placeholderData: keepPreviousData,
    refetchInterval: () => (isCovered(LIST) ? false : EVERY),
  });
}

/**
 * How many are in each of these conferences. Without callbacks nobody tells who comes and goes in those
 * that nobody looks at; and many take their turns.
 */
export function countsQuery(conferenceSids: string[]) {
  const query = conferenceSids.map((sid) => `sid=${sid}`).join("&");
  return queryOptions({
    queryKey: ["counts", query],
    queryFn: ({ signal }) => getJson<Counts>(`/api/conferences/counts?${query}`, signal),
    placeholderData: keepPreviousData,
    enabled: conferenceSids.length > 0,
    refetchInterval: ({ state: { data } }) => {
      if (data && !areSettled(data, conferenceSids)) return AWAITED_EVERY;
      return isCovered(LIST) && watchedOf(LIST)?.callbacks ? false : COUNTED_EVERY;
    },
  });
}
