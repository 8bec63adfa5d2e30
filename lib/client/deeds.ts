import { queryOptions } from "@tanstack/react-query";
import type { LastDeed, LastDeeds } from "@/lib/model/deed";
import { isCovered } from "./live/live";
import { getJson } from "./request";

/** How often the last deeds are read while nobody tells of new ones, in milliseconds. */
const EVERY = 5000;
/** How far apart two clocks are is taken in steps of this size, so that it does not change all the time. */
const STEP = 5000;

/** The last thing that was done to each participant of a conference, in the browser's own time. */
export function lastDeedsQuery(conferenceSid: string, { live }: { live: boolean }) {
  return queryOptions({
    queryKey: ["deeds", conferenceSid],
    queryFn: async ({ signal }) => {
      const path = `/api/conferences/${conferenceSid}/deeds`;
      const { now, deeds } = await getJson<LastDeeds>(path, signal);
      const ahead = Math.round((now - Date.now()) / STEP) * STEP;
      return deeds.map((last) => ({ ...last, at: earlier(last.at, ahead) }));
    },
    refetchInterval: () => live && !isCovered(conferenceSid) && EVERY,
  });
}

/** The last deeds by call; the one on the whole conference under "". */
export function byCall(deeds: LastDeed[]): ReadonlyMap<string, LastDeed> {
  return new Map(deeds.map((last) => [last.callSid ?? "", last]));
}

const earlier = (at: string, ms: number) => new Date(Date.parse(at) - ms).toISOString();
