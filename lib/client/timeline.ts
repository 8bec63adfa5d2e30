import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { RoomEvent } from "@/lib/model/room-event";
import type { Timeline } from "@/lib/model/timeline";
import { isCovered } from "./live/live";
import { useLiveEvents } from "./live/use-live";
import { getJson } from "./request";

/** How often a timeline that goes on is told anew where nothing is heard, in milliseconds. */
const EVERY = 4000;
/** The same where the live stream tells of all that is worth a read of its own. */
const EVERY_COVERED = 10_000;
/** What belongs together is told together, in milliseconds. */
const NEWS_AFTER = 600;

/** What happened in a conference. */
export function timelineQuery(conferenceSid: string) {
  return queryOptions({
    queryKey: ["timeline", conferenceSid],
    queryFn: ({ signal }) =>
      getJson<Timeline>(`/api/conferences/${conferenceSid}/timeline`, signal),
    refetchInterval: ({ state }) => {
      if (state.data?.live === false) return false;
      return isCovered(conferenceSid) ? EVERY_COVERED : EVERY;
    },
  });
}

/** Has the timeline told anew soon after something happens; who talks comes with the next regular read. */
export function useTimelineNews(conferenceSid: string): void {
  const queryClient = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLiveEvents((event) => {
    if (event.conferenceSid !== conferenceSid || isSpeech(event)) return;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void queryClient.invalidateQueries({ queryKey: ["timeline", conferenceSid] });
    }, NEWS_AFTER);
  });
}

const isSpeech = (event: RoomEvent) =>
  event.kind === "callback" &&
  event.callback.source === "conference" &&
  event.callback.event.startsWith("participant-speech-");

/** Where a timeline can be fetched as a file. */
export function timelineFileAddress(conferenceSid: string, format: "csv" | "json"): string {
  return `/api/conferences/${conferenceSid}/timeline?format=${format}`;
}
