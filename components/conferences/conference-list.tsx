"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { FaultText } from "@/components/ui/fault-text";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { Notice } from "@/components/ui/notice";
import { conferencesQuery, countsQuery } from "@/lib/client/conferences";
import { useUnknownSince } from "@/lib/client/live/use-live";
import { shownFault } from "@/lib/client/request";
import { rememberList, useAddressFilters } from "@/lib/client/search-params";
import { LIST } from "@/lib/model/live";
import { ConferenceFilters, filterNames } from "./conference-filters";
import { ConferenceTable } from "./conference-table";
import { NoConferences } from "./no-conferences";
import { useInSight } from "./use-in-sight";

interface ConferenceListProps {
  /** Stands beside the heading. */
  action: ReactNode;
  /** Stands below the rows, and in sight however many they are. */
  below: ReactNode;
}

/** The account's conferences, with filters and pages that the address of the page keeps. */
export function ConferenceList({ action, below }: ConferenceListProps) {
  const { filters, set, query } = useAddressFilters([...filterNames, "page"]);
  const { data, error, refetch, isPlaceholderData } = useQuery(conferencesQuery(filters));
  const conferences = data?.conferences ?? [];
  const live = conferences.filter(({ status }) => status !== "completed").map(({ sid }) => sid);
  const table = useRef<HTMLTableElement>(null);
  // Each costs a read at Twilio.
  const { data: counts, isError } = useQuery(countsQuery(useInSight(table, live)));
  const countOf = (sid: string) => {
    const count = counts?.[sid];
    return count === undefined && isError ? null : count;
  };
  const unknownSince = useUnknownSince(LIST);
  const narrowed = Object.keys(filters).length > 0;
  useEffect(() => rememberList(query), [query]);
  const clear = () =>
    set(Object.fromEntries(Object.keys(filters).map((name) => [name, undefined])));
  const fault = error && shownFault(error);
  // To ask for the same again would be refused again.
  const isAskedWrongly = fault?.kind === "invalid" && narrowed;

  return (
    <div className="grid grid-cols-1 gap-4">
      <div className="flex flex-wrap items-center gap-3">
        <h1 className="mr-auto font-semibold text-xl tracking-tight">Conferences</h1>
        {action}
      </div>
      <ConferenceFilters
        filters={filters}
        onChange={(changes) => set({ ...changes, page: undefined })}
      />
      {!data && !error && <ListSkeleton label="Loading conferences" />}
      {conferences.length > 0 && (
        <ConferenceTable
          ref={table}
          conferences={conferences}
          countOf={countOf}
          unknownSince={unknownSince}
          busy={isPlaceholderData}
        />
      )}
      {data && conferences.length === 0 && !isPlaceholderData && (
        <NoConferences narrowed={narrowed} onClear={clear} />
      )}
      {data && (data.next !== null || data.previous !== null) && (
        <nav aria-label="Pages" className="flex justify-end gap-2">
          <Button
            disabled={data.previous === null}
            onClick={() => set({ page: data.previous ?? undefined }, { step: true })}
          >
            Newer
          </Button>
          <Button
            disabled={data.next === null}
            onClick={() => set({ page: data.next ?? undefined }, { step: true })}
          >
            Older
          </Button>
        </nav>
      )}
      <div className="sticky bottom-3 grid gap-2">
        {fault && (
          <Notice
            onRetry={isAskedWrongly ? undefined : () => void refetch()}
            action={isAskedWrongly && <Button onClick={clear}>Clear all filters</Button>}
            floating
          >
            {data && <strong className="font-medium">This list is not up to date. </strong>}
            <FaultText fault={fault} />
          </Notice>
        )}
        {below}
      </div>
    </div>
  );
}
