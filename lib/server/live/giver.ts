import "server-only";
import type { RoomEvent } from "@/lib/model/room-event";

/** Who gave the command that an event is of. */
export function giverOf(event: RoomEvent): string | null {
  return event.kind === "command" || event.kind === "receipt" ? event.by.id : null;
}

/** A receipt as others may see it: why something was refused is for whoever asked. */
export function forOthers(event: RoomEvent): RoomEvent {
  if (event.kind !== "receipt" || !event.fault) return event;
  const { fault: _, ...rest } = event;
  return rest;
}
