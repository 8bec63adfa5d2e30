import { queryOptions } from "@tanstack/react-query";
import type { Room } from "@/lib/model/room";
import { getJson } from "./request";

/** How often a room is read while somebody looks, in milliseconds. */
const EVERY = 2000;

/** A conference with its legs. An ended one does not change any more and is not read again. */
export function roomQuery(conferenceSid: string) {
  return queryOptions({
    queryKey: ["room", conferenceSid],
    queryFn: ({ signal }) => getJson<Room>(`/api/conferences/${conferenceSid}`, signal),
    refetchInterval: ({ state }) => (settled(state.data) ? false : EVERY),
  });
}

function settled(room: Room | undefined): boolean {
  return (
    room?.conference.status === "completed" &&
    room.legs.every(({ ended }) => ended && ended.how !== "lost")
  );
}
