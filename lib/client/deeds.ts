import { queryOptions } from "@tanstack/react-query";
import type { LastDeed } from "@/lib/model/deed";
import { isCovered } from "./live/live";
import { getJson } from "./request";

/** How often the last deeds are read while nobody tells of new ones, in milliseconds. */
const EVERY = 5000;

/** The last thing that was done to each participant of a conference. */
export function lastDeedsQuery(conferenceSid: string, { live }: { live: boolean }) {
  return queryOptions({
    queryKey: ["deeds", conferenceSid],
    queryFn: ({ signal }) => getJson<LastDeed[]>(`/api/conferences/${conferenceSid}/deeds`, signal),
    refetchInterval: () => live && !isCovered(conferenceSid) && EVERY,
  });
}

/** The last deeds by call; the one on the whole conference under "". */
export function byCall(deeds: LastDeed[]): ReadonlyMap<string, LastDeed> {
  return new Map(deeds.map((last) => [last.callSid ?? "", last]));
}
