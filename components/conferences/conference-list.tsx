"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { FaultText } from "@/components/ui/fault-text";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { Empty, Notice } from "@/components/ui/notice";
import { conferencesQuery, countsQuery } from "@/lib/client/conferences";
import { shownFault } from "@/lib/client/request";
import { useAddressFilters } from "@/lib/client/search-params";
import { ConferenceFilters, filterNames } from "./conference-filters";
import { ConferenceTable } from "./conference-table";

/** The account's conferences, with filters and pages that the address of the page keeps. */
export function ConferenceList({ action }: { action: ReactNode }) {
  const { filters, set } = useAddressFilters([...filterNames, "page"]);
  const { data, error, refetch, isPlaceholderData } = useQuery(conferencesQuery(filters));
  const conferences = data?.conferences ?? [];
  const live = conferences.filter(({ status }) => status !== "completed").map(({ sid }) => sid);
  const { data: counts } = useQuery(countsQuery(live));
  const filtered = filterNames.some((name) => filters[name]);

  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center gap-3">
        <h1 className="mr-auto font-semibold text-xl tracking-tight">Conferences</h1>
        {action}
      </div>
      <ConferenceFilters
        filters={filters}
        onChange={(changes) => set({ ...changes, page: undefined })}
      />
      {error && (
        <Notice onRetry={() => void refetch()}>
          <FaultText fault={shownFault(error)} />
        </Notice>
      )}
      {!data && !error && <ListSkeleton label="Loading conferences" />}
      {data && conferences.length > 0 && (
        <ConferenceTable conferences={conferences} counts={counts ?? {}} busy={isPlaceholderData} />
      )}
      {data && conferences.length === 0 && !filtered && !filters.page && <NoConferences />}
      {data && conferences.length === 0 && (filtered || filters.page) && (
        <Empty title="No conference matches">
          <p className="mb-3">Twilio matches the whole name, letter by letter, and dates in UTC.</p>
          <Button
            onClick={() =>
              set(
                Object.fromEntries(
                  [...filterNames, "page" as const].map((name) => [name, undefined]),
                ),
              )
            }
          >
            Clear all filters
          </Button>
        </Empty>
      )}
      {data && (data.next || data.previous) && (
        <nav aria-label="Pages" className="flex justify-end gap-2">
          <Button
            disabled={!data.previous}
            onClick={() => set({ page: data.previous ?? undefined })}
          >
            Newer
          </Button>
          <Button disabled={!data.next} onClick={() => set({ page: data.next ?? undefined })}>
            Older
          </Button>
        </nav>
      )}
    </div>
  );
}

function NoConferences() {
  return (
    <Empty title="No conferences yet">
      <p>
        A conference begins when somebody is dialled into it, or when a call of this account reaches
        a <code className="font-mono">&lt;Conference&gt;</code> in its TwiML. Press{" "}
        <strong>New conference</strong> to dial the first participant.
      </p>
    </Empty>
  );
}
