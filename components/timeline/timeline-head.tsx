"use client";

import { Download } from "lucide-react";
import { useEffect } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { PageLink } from "@/components/ui/page-link";
import { Words } from "@/components/ui/words";
import { isolated } from "@/lib/catalogue/plain-text";
import { timelineFileAddress } from "@/lib/client/timeline";
import { clockLength } from "@/lib/model/time-words";
import type { Timeline } from "@/lib/model/timeline";
import { clockTime, dateOf } from "./clock-time";

const formats = { csv: "CSV", json: "JSON" } as const;

interface TimelineHeadProps {
  conferenceSid: string;
  timeline: Timeline | undefined;
}

/** Of which conference this is the timeline, when it was, and where to get it as a file. */
export function TimelineHead({ conferenceSid, timeline }: TimelineHeadProps) {
  const name = timeline?.name;
  useEffect(() => {
    if (name !== undefined) document.title = `Timeline of ${isolated(name)} · Bridgeboard`;
  }, [name]);
  return (
    <div className="grid gap-3">
      <PageLink
        href={`/conferences/${conferenceSid}`}
        className="w-fit text-ink-soft hover:text-ink"
      >
        ← Back to the conference
      </PageLink>
      <div className="flex flex-wrap items-start gap-3">
        <div className="min-w-0 flex-1 basis-72">
          <h1 className="wrap-anywhere line-clamp-3 font-semibold text-xl tracking-tight">
            <Words>{`Timeline${name === undefined ? "" : ` of ${isolated(name)}`}`}</Words>
          </h1>
          {timeline && timeline.phases.length > 0 && (
            <p className="mt-1 text-ink-soft">{whenWords(timeline)}</p>
          )}
        </div>
        <div className="flex gap-2">
          {(Object.keys(formats) as (keyof typeof formats)[]).map((format) => (
            <ButtonLink key={format} href={timelineFileAddress(conferenceSid, format)} download>
              <Download aria-hidden="true" />
              <span className="sr-only">Export as </span>
              {formats[format]}
            </ButtonLink>
          ))}
        </div>
      </div>
    </div>
  );
}

function whenWords({ from, to, live }: Timeline): string {
  const begin = `${dateOf(from)}, ${clockTime(from)}`;
  return live
    ? `${begin}, still going on`
    : `${begin} to ${clockTime(to)}, ${clockLength(to - from)}`;
}
