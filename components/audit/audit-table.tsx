"use client";

import { useState } from "react";
import type { AuditEntry } from "@/lib/model/audit";
import { AuditRow } from "./audit-row";

interface AuditTableProps {
  entries: AuditEntry[];
  /** Another page or filter is being read; these are still the rows from before. */
  busy: boolean;
}

/** One page of the audit. The roles are spelled out because on a phone the rows are laid out as a grid. */
export function AuditTable({ entries, busy }: AuditTableProps) {
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  function toggle(id: number): void {
    setOpen((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }
  const cell = "px-3 py-2 font-medium";
  return (
    <table
      role="table"
      aria-busy={busy}
      className="w-full border-line border-y aria-busy:opacity-60 md:table-fixed"
    >
      <thead role="rowgroup" className="text-left text-ink-soft text-xs max-md:sr-only">
        <tr role="row">
          <th role="columnheader" scope="col" className={`${cell} w-14`}>
            <span className="sr-only">Details</span>
          </th>
          <th role="columnheader" scope="col" className={cell}>
            What
          </th>
          <th role="columnheader" scope="col" className={`${cell} w-[34%]`}>
            Outcome
          </th>
          <th role="columnheader" scope="col" className={`${cell} w-24 text-right`}>
            Took
          </th>
          <th role="columnheader" scope="col" className={`${cell} w-32 text-right`}>
            When
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup" className="divide-y divide-line border-line border-t">
        {entries.map((entry) => (
          <AuditRow
            key={entry.id}
            entry={entry}
            open={open.has(entry.id)}
            onToggle={() => toggle(entry.id)}
          />
        ))}
      </tbody>
    </table>
  );
}
