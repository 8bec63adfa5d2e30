import type { AuditResults } from "./audit";
import { type Spread, table, tenths } from "./figures";

/** The audit's figures as two tables for a terminal. */
export function auditInWords({ events, pages, lastDeeds, exports }: AuditResults): string {
  const reads = table([
    [`A page of ${events.toLocaleString("en")} events`, "p50", "p95", "deep p50", "p95"],
    ...pages.map(({ filter, first, deep }) => [filter, ...times(first), ...times(deep)]),
    ["The last deeds on 250 participants", ...times(lastDeeds), "", ""],
  ]);
  const files = table([
    ["Everything as a file", "rows/s", "size", "memory before", "at most"],
    ...exports.map(({ format, rows, bytes, seconds, heapBefore, heapPeak }) => [
      format.toUpperCase(),
      Math.round(rows / seconds).toLocaleString("en"),
      megabytes(bytes),
      megabytes(heapBefore),
      megabytes(heapPeak),
    ]),
  ]);
  return `\n${reads}\n\n${files}\n`;
}

const times = ({ p50, p95 }: Spread) => [`${tenths(p50)} ms`, `${tenths(p95)} ms`];
const megabytes = (bytes: number) => `${tenths(bytes / 1_000_000)} MB`;
