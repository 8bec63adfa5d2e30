import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { Timeline } from "@/lib/model/timeline";
import { useLiveEvents } from "./live/use-live";
import { getJson } from "./request";

/** How often a timeline that goes on is told anew where nothing is heard, in milliseconds. */
const EVERY = 4000;
/** What belongs together is told together, in milliseconds. */
const NEWS_AFTER = 600;

/** What happened in a conference. */
export function timelineQuery(conferenceSid: string) {
  return queryOptions({
    queryKey: ["timeline", conferenceSid],
    queryFn: ({ signal }) =>
      getJson<Timeline>(`/api/conferences/${conferenceSid}/timeline`, signal),
    refetchInterval: ({ state }) => (state.data?.live === false ? false : EVERY),
  });
}

/** Has the timeline told anew soon after something happens. */
export function useTimelineNews(conferenceSid: string): void {
  const queryClient = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLiveEvents((event) => {
    if (event.conferenceSid !== conferenceSid) return;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void queryClient.invalidateQueries({ queryKey: ["timeline", conferenceSid] });
    }, NEWS_AFTER);
  });
}

/** Where a timeline can be fetched as a file. */
export function timelineFileAddress(conferenceSid: string, format: "csv" | "json"): string {
  return `/api/conferences/${conferenceSid}/timeline?format=${format}`;
}
