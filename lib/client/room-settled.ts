import type { Room } from "@/lib/model/room";

/** Whether a conference is over and it is known how everybody left: nothing of it changes any more. */
export function isSettled(room: Pick<Room, "conference" | "legs"> | undefined): boolean {
  return (
    room?.conference.status === "completed" &&
    room.legs.every(({ ended }) => ended && ended.how !== "lost")
  );
}
