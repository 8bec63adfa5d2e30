import "server-only";
import type { Timeline } from "@/lib/model/timeline";
import { type Fact, factsOf } from "@/lib/model/timeline-facts";
import { csvBeginning, csvLine } from "../csv";

const columns: Record<string, (fact: Fact, timeline: Timeline) => string | null> = {
  at: ({ at }) => iso(at),
  until: ({ until }) => (until === null ? null : iso(until)),
  who: ({ who }, { name }) => who ?? name,
  call_sid: ({ callSid }) => callSid,
  what: ({ what }) => what,
  by_whom: ({ by }) => by,
  conference: (_, { name }) => name,
  conference_sid: (_, { conferenceSid }) => conferenceSid,
};

const formats = {
  csv: { type: "text/csv; charset=utf-8", text: csvOf },
  json: { type: "application/json; charset=utf-8", text: jsonOf },
};

export type TimelineFormat = keyof typeof formats;

/** A timeline as a file to keep: as CSV what its table shows, as JSON its lanes with their bands as well. */
export function timelineFile(timeline: Timeline, format: TimelineFormat): Response {
  const { type, text } = formats[format];
  const day = iso(timeline.from).slice(0, 10);
  const name = `bridgeboard-timeline-${timeline.conferenceSid}-${day}.${format}`;
  return new Response(text(timeline), {
    headers: {
      "Content-Type": type,
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "no-store",
    },
  });
}

function csvOf(timeline: Timeline): string {
  const rows = factsOf(timeline).map((fact) =>
    csvLine(Object.values(columns).map((read) => read(fact, timeline))),
  );
  return csvBeginning(Object.keys(columns)) + rows.join("");
}

function jsonOf(timeline: Timeline): string {
  return `${JSON.stringify(timeline, readable, 2)}\n`;
}

/** Times are written as ISO 8601, as everywhere else that a file leaves. */
function readable(name: string, value: unknown): unknown {
  return isTime(name) && typeof value === "number" ? iso(value) : value;
}

const isTime = (name: string) => name === "at" || name === "from" || name === "to";

const iso = (at: number) => new Date(at).toISOString();
