"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { FaultText } from "@/components/ui/fault-text";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { Empty, Notice } from "@/components/ui/notice";
import { useLive } from "@/lib/client/live/use-live";
import { shownFault } from "@/lib/client/request";
import { timelineQuery, useTimelineNews } from "@/lib/client/timeline";
import type { Timeline } from "@/lib/model/timeline";
import { factsOf, stopsOf } from "@/lib/model/timeline-facts";
import { markSentence, namesInWords } from "@/lib/model/timeline-words";
import { TimelineChart } from "./timeline-chart";
import { TimelineHead } from "./timeline-head";
import { TimelineNow } from "./timeline-now";
import { TimelineTable } from "./timeline-table";

/** What happened in a conference: as a picture, at one moment in words, and as a table. */
export function TimelineView({ conferenceSid }: { conferenceSid: string }) {
  const { data: timeline, error, refetch } = useQuery(timelineQuery(conferenceSid));
  useLive([conferenceSid]);
  useTimelineNews(conferenceSid);
  return (
    <div className="grid grid-cols-1 gap-5">
      <TimelineHead conferenceSid={conferenceSid} timeline={timeline} />
      {timeline?.leftOut && <p className="text-ink-soft">{leftOutWords[timeline.leftOut]}</p>}
      {!timeline && !error && <ListSkeleton label="Loading the timeline" />}
      {timeline && timeline.lanes.length === 0 && (
        <Empty title="Nothing is on record">
          <p>
            {timeline.live
              ? "Nobody has been seen in this conference yet. Whatever happens from now on is written down."
              : "Nobody looked at this conference while it went on, and Twilio told nothing of it."}
          </p>
        </Empty>
      )}
      {timeline && timeline.lanes.length > 0 && <Told timeline={timeline} />}
      {error && (
        <div className="sticky bottom-3 z-30">
          <Notice onRetry={() => void refetch()} floating>
            {timeline && <strong className="font-medium">This is not up to date. </strong>}
            <FaultText fault={shownFault(error)} />
          </Notice>
        </div>
      )}
    </div>
  );
}

function Told({ timeline }: { timeline: Timeline }) {
  const [chosen, setChosen] = useState<number | null>(null);
  const [speech, setSpeech] = useState(false);
  const nameOf = namesInWords(timeline);
  const all = factsOf(timeline);
  const facts = speech ? all : all.filter(({ isSpeech }) => !isSpeech);
  const stops = stopsOf(facts);
  const at = chosen ?? (timeline.live ? timeline.to : lastBeforeTheEnd(stops, timeline));
  const happened = timeline.marks.filter((mark) => mark.at === at);
  const words = happened.map((mark) => markSentence(mark, nameOf)).join(", ");
  const previous = stops.findLast((stop) => stop < at);
  const next = stops.find((stop) => stop > at);
  // At the end of what goes on the cursor goes on as well.
  const move = (to: number) => setChosen(timeline.live && to >= timeline.to ? null : to);

  return (
    <>
      <div className="grid grid-cols-1 gap-x-6 gap-y-4 xl:grid-cols-[minmax(0,1fr)_18rem]">
        <TimelineChart
          timeline={timeline}
          nameOf={nameOf}
          at={at}
          words={words}
          stops={stops}
          onMove={move}
        />
        <TimelineNow
          timeline={timeline}
          nameOf={nameOf}
          at={at}
          happened={happened}
          onPrevious={previous === undefined ? undefined : () => move(previous)}
          onNext={next === undefined ? undefined : () => move(next)}
        />
      </div>
      <section aria-label="Everything that happened" className="grid grid-cols-1 gap-2">
        <div className="flex flex-wrap items-center gap-3">
          <h2 className="mr-auto font-semibold text-base tracking-tight">What happened</h2>
          {all.some(({ isSpeech }) => isSpeech) && (
            <label className="inline-flex items-center gap-2 pointer-coarse:h-11">
              <input
                type="checkbox"
                checked={speech}
                onChange={(event) => setSpeech(event.target.checked)}
              />
              With each time that somebody talked
            </label>
          )}
        </div>
        <TimelineTable facts={facts} onMove={move} />
      </section>
    </>
  );
}

const leftOutWords: Record<NonNullable<Timeline["leftOut"]>, string> = {
  speech: "So much happened here that who talked when is left out. Everything else is told.",
  "speech-and-beginning":
    "So much happened here that only the newest is told, without who talked when.",
};

/** Of what is over, the last moment that has something to show. */
function lastBeforeTheEnd(stops: readonly number[], { lanes, from, to }: Timeline): number {
  const firstEnd = lanes.reduce((first, lane) => Math.min(first, lane.to ?? to), to);
  return stops.findLast((stop) => stop < firstEnd) ?? from;
}
