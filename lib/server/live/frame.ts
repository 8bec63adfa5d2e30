import "server-only";
import type { LiveSaid } from "@/lib/model/live";
import type { RoomEvent } from "@/lib/model/room-event";

const encoder = new TextEncoder();

/** An event as it goes over the wire, where its id is the place from which to go on (HTML: server-sent events). */
export function eventFrame(event: RoomEvent): Uint8Array {
  return encoder.encode(`id: ${event.id}\ndata: ${JSON.stringify(event)}\n\n`);
}

/** An event that is older than others that were sent before it: it says nothing of where to go on. */
export function lateFrame(event: RoomEvent): Uint8Array {
  return encoder.encode(`data: ${JSON.stringify(event)}\n\n`);
}

/** Something beside the events. */
export function saidFrame<Name extends keyof LiveSaid>(name: Name, said: LiveSaid[Name]) {
  return encoder.encode(`event: ${name}\ndata: ${JSON.stringify(said)}\n\n`);
}
