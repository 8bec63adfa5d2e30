import "server-only";
import type { RoomEvent } from "@/lib/model/room-event";

const ofTheList = new Set([
  "conference-start",
  "conference-end",
  "participant-join",
  "participant-leave",
]);

/** Whether an event changes the list of conferences: what there is, how it stands, and how many are in it. */
export function isListNews(event: RoomEvent): boolean {
  if (event.kind === "read") return event.difference.conference !== undefined;
  return (
    event.kind === "callback" &&
    event.callback.source === "conference" &&
    ofTheList.has(event.callback.event)
  );
}

/** Who gave the command that an event is of. */
export function giverOf(event: RoomEvent): string | null {
  return event.kind === "command" || event.kind === "receipt" ? event.by.id : null;
}
