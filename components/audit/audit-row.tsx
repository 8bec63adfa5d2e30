import { ChevronRight } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { Moment } from "@/components/ui/moment";
import type { AuditEntry } from "@/lib/model/audit";
import { sentenceOf, sentenceText } from "@/lib/model/audit-sentence";
import { AuditDetails } from "./audit-details";
import { EntrySentence } from "./entry-sentence";
import { Outcome } from "./outcome";

interface AuditRowProps {
  entry: AuditEntry;
  open: boolean;
  onToggle: () => void;
}

/** An entry: who did what to whom, how it came out, how long it took, and when; the rest when opened. */
export function AuditRow({ entry, open, onToggle }: AuditRowProps) {
  const { id, took, at } = entry;
  const sentence = sentenceOf(entry);
  const details = `details-${id}`;
  return (
    <>
      <tr
        role="row"
        className="align-top hover:bg-sunken/60 max-md:grid max-md:grid-cols-[auto_minmax(0,1fr)_auto] max-md:items-center max-md:gap-x-2 max-md:gap-y-1 max-md:py-2"
      >
        <td role="cell" className="px-3 py-1 max-md:p-0">
          <IconButton
            label={`Details of “${sentenceText(sentence)}”`}
            aria-expanded={open}
            {...(open && { "aria-controls": details })}
            onClick={onToggle}
          >
            <ChevronRight
              className={`transition-transform duration-100 ${open ? "rotate-90" : ""}`}
            />
          </IconButton>
        </td>
        <th
          role="rowheader"
          scope="row"
          className="wrap-anywhere px-3 py-2 text-left font-normal max-md:col-span-2 max-md:p-0"
        >
          <EntrySentence sentence={sentence} />
        </th>
        <td
          role="cell"
          className="px-3 py-2 max-md:order-5 max-md:col-span-2 max-md:col-start-2 max-md:p-0 max-md:empty:hidden"
        >
          <Outcome entry={entry} />
        </td>
        <td
          role="cell"
          className="px-3 py-2 text-right text-ink-soft max-md:order-4 max-md:p-0 max-md:text-left"
        >
          {took !== null && (
            <span className="whitespace-nowrap">{took.toLocaleString("en")} ms</span>
          )}
        </td>
        <td
          role="cell"
          className="px-3 py-2 text-right text-ink-soft max-md:order-3 max-md:col-start-2 max-md:p-0 max-md:text-left"
        >
          <Moment at={at} />
        </td>
      </tr>
      {open && (
        <tr role="row" id={details} className="bg-sunken/60 max-md:block">
          <td role="cell" colSpan={5} className="px-3 py-3 max-md:block md:pl-17">
            <AuditDetails entry={entry} />
          </td>
        </tr>
      )}
    </>
  );
}
