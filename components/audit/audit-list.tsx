"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowUp } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { FaultText } from "@/components/ui/fault-text";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { Notice } from "@/components/ui/notice";
import { auditAddressNames, auditNewsQuery, auditQuery, filtersOf } from "@/lib/client/audit";
import { shownFault } from "@/lib/client/request";
import { useAddressFilters } from "@/lib/client/search-params";
import { AuditExport } from "./audit-export";
import { AuditFilters } from "./audit-filters";
import { AuditTable } from "./audit-table";
import { NoEntries } from "./no-entries";

/** Who did what to whom, newest first, with filters and pages that the address of the page keeps. */
export function AuditList() {
  const { filters: address, set } = useAddressFilters(auditAddressNames);
  const [turn, setTurn] = useState(0);
  const { data: page, error, refetch, isPlaceholderData } = useQuery(auditQuery(address, turn));
  const { data: news = 0 } = useQuery(
    auditNewsQuery(address, isPlaceholderData ? undefined : page),
  );
  const filters = filtersOf(address);
  const narrowed = Object.keys(filters).length > 0;
  const toFirst = { before: undefined, after: undefined };
  const clear = () => set(Object.fromEntries(auditAddressNames.map((name) => [name, undefined])));

  return (
    <div className="grid grid-cols-1 gap-4">
      <div className="flex flex-wrap items-center gap-3">
        <h1 className="font-semibold text-xl tracking-tight">Audit</h1>
        {/* Beside the heading, where it moves no row. */}
        <output className="mr-auto flex h-8 items-center pointer-coarse:h-11">
          {news > 0 && page?.newer === null && (
            <Button onClick={() => setTurn((turns) => turns + 1)}>
              <ArrowUp aria-hidden="true" />
              {news < 100 ? `${news} new` : "More than 99 new"}
            </Button>
          )}
        </output>
        <AuditExport address={address} />
      </div>
      <AuditFilters
        filters={filters}
        onChange={(changes) => set({ ...changes, ...toFirst })}
        {...(narrowed && { onClear: clear })}
      />
      {!page && !error && <ListSkeleton label="Loading the audit" />}
      {page && page.entries.length > 0 && (
        <AuditTable entries={page.entries} busy={isPlaceholderData} />
      )}
      {page && page.entries.length === 0 && !isPlaceholderData && (
        <NoEntries narrowed={narrowed} onClear={clear} />
      )}
      {page && (page.older ?? page.newer) !== null && (
        <nav aria-label="Pages" className="flex justify-end gap-2">
          <Button
            disabled={page.newer === null}
            onClick={() => set({ ...toFirst, after: `${page.newer}` }, { step: true })}
          >
            Newer
          </Button>
          <Button
            disabled={page.older === null}
            onClick={() => set({ ...toFirst, before: `${page.older}` }, { step: true })}
          >
            Older
          </Button>
        </nav>
      )}
      {error && (
        <div className="sticky bottom-3">
          <Notice onRetry={() => void refetch()} floating>
            {page && <strong className="font-medium">This list is not up to date. </strong>}
            <FaultText fault={shownFault(error)} />
          </Notice>
        </div>
      )}
    </div>
  );
}
