import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import {
  type AuditFilterName,
  type AuditPage,
  type AuditPerson,
  auditFilterNames,
} from "@/lib/model/audit";
import { getJson } from "./request";

/** What stands in the address of the audit's page: the filters, and where in the list one is. */
export const auditAddressNames = [...auditFilterNames, "before", "after"] as const;

export type AuditAddress = Partial<Record<AuditFilterName | "before" | "after", string>>;

/** How often the audit is asked whether there is something new, in milliseconds. */
const EVERY = 4000;
/** How often commands without an outcome are looked at again, in milliseconds. */
const UNTIL_SETTLED = 1500;

/**
 * One page of the audit. Read again it has the same rows, with the outcomes of now: what is new comes
 * only with another `turn`.
 */
export function auditQuery(address: AuditAddress, turn: number) {
  const query = new URLSearchParams(address).toString();
  return queryOptions({
    queryKey: ["audit", query, turn],
    queryFn: ({ signal, client, queryKey }) => {
      const known = client.getQueryData<AuditPage>(queryKey);
      const same = known?.newer === null ? `&until=${known.newest}` : "";
      return getJson<AuditPage>(`/api/audit?${query}${same}`, signal);
    },
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data?.entries.some(({ outcome }) => outcome === "pending") ? UNTIL_SETTLED : false,
  });
}

/** How many entries that fit the filters came after one: a page that does not begin with the newest has none. */
export function auditNewsQuery(address: AuditAddress, page: AuditPage | undefined) {
  const query = new URLSearchParams({ ...filtersOf(address), after: `${page?.newest}` }).toString();
  return queryOptions({
    queryKey: ["audit-news", query],
    queryFn: ({ signal }) => getJson<number>(`/api/audit/news?${query}`, signal),
    enabled: page?.newer === null,
    refetchInterval: EVERY,
  });
}

/** Everybody who is on record. */
export const auditPeopleQuery = queryOptions({
  queryKey: ["audit-people"],
  queryFn: ({ signal }) => getJson<AuditPerson[]>("/api/audit/people", signal),
});

/** Where exactly what is filtered can be fetched as a file, all pages of it. */
export function auditExportAddress(address: AuditAddress, format: "csv" | "json"): string {
  return `/api/audit/export?${new URLSearchParams({ ...filtersOf(address), format })}`;
}

/** The filters of an address, without where in the list one is. */
export function filtersOf({ before: _before, after: _after, ...filters }: AuditAddress) {
  return filters;
}
