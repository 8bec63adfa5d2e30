import { Download } from "lucide-react";
import { type AuditAddress, auditExportAddress } from "@/lib/client/audit";

const formats = { csv: "CSV", json: "JSON" } as const;

const notes: Partial<Record<keyof typeof formats, string>> = {
  csv: "For spreadsheets: what could be taken for a formula has an apostrophe in front.",
};

/** Fetches exactly what is filtered, all pages of it, as a file. */
export function AuditExport({ address }: { address: AuditAddress }) {
  return (
    <div className="flex gap-2">
      {(Object.keys(formats) as (keyof typeof formats)[]).map((format) => (
        <a
          key={format}
          href={auditExportAddress(address, format)}
          download
          title={notes[format]}
          className="inline-flex h-8 items-center gap-1.5 rounded border border-line bg-raised px-2.5 font-medium hover:border-line-strong hover:bg-sunken pointer-coarse:h-11"
        >
          <Download aria-hidden="true" className="size-4" />
          <span className="sr-only">Export as </span>
          {formats[format]}
        </a>
      ))}
    </div>
  );
}
