import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { ConferencePage } from "@/lib/model/conference";
import { getJson } from "./request";

/** The list filters as they stand in the address of the page: Twilio's names, all text. */
export type ConferenceFilters = Record<string, string>;

/** One page of conferences, read again every few seconds while somebody looks. */
export function conferencesQuery(filters: ConferenceFilters) {
  const query = new URLSearchParams(filters).toString();
  return queryOptions({
    queryKey: ["conferences", query],
    queryFn: ({ signal }) => getJson<ConferencePage>(`/api/conferences?${query}`, signal),
    placeholderData: keepPreviousData,
    refetchInterval: 4000,
  });
}

/** How many are in each of these conferences. */
export function countsQuery(conferenceSids: string[]) {
  const query = conferenceSids.map((sid) => `sid=${sid}`).join("&");
  return queryOptions({
    queryKey: ["counts", query],
    queryFn: ({ signal }) =>
      getJson<Record<string, number>>(`/api/conferences/counts?${query}`, signal),
    placeholderData: keepPreviousData,
    enabled: conferenceSids.length > 0,
    refetchInterval: 8000,
  });
}
