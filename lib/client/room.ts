import { queryOptions } from "@tanstack/react-query";
import { type Room, withEvents } from "@/lib/model/room";
import { isCovered } from "./live/live";
import { recentEvents } from "./live/recent";
import { getJson } from "./request";
import { isSettled } from "./room-settled";

/** How often a room is read while it does not come by the live stream, in milliseconds. */
const EVERY = 5000;

/** A conference with its legs. What the stream has said since a read was asked for is in its answer. */
export function roomQuery(conferenceSid: string) {
  return queryOptions({
    queryKey: ["room", conferenceSid],
    queryFn: async ({ signal }) => {
      const room = await getJson<Room>(`/api/conferences/${conferenceSid}`, signal);
      return withEvents(room, recentEvents(conferenceSid));
    },
    // A page that comes with its room need not read it again before the stream goes on from there.
    staleTime: EVERY,
    refetchInterval: ({ state }) =>
      isSettled(state.data) || isCovered(conferenceSid) ? false : EVERY,
  });
}
