import type { LiveSaid } from "@/lib/model/live";
import type { RoomEvent } from "@/lib/model/room-event";

type Said = {
  [Name in keyof LiveSaid]: { name: Name; said: LiveSaid[Name] };
}[keyof LiveSaid];

/** One message of the live stream: an event of the record, or something beside them. */
export type LiveMessage = { name: "event"; event: RoomEvent } | Said;

/** The names of what the stream says beside the events. */
export const saidNames = [
  "hello",
  "ping",
  "watched",
  "reload",
  "bye",
  "signed-out",
  "elsewhere",
] as const satisfies (keyof LiveSaid)[];
