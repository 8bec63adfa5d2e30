import type { RoomEvent } from "@/lib/model/room-event";

type Listener = (event: RoomEvent) => void;

const listeners = new Set<Listener>();

/** Calls back for each event that comes by the live stream, as it comes; returns how to stop. */
export function onLiveEvent(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Tells everybody on the page of an event. */
export function tellLiveEvent(event: RoomEvent): void {
  for (const listener of listeners) listener(event);
}
