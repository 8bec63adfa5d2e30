import "server-only";
import { LRUCache } from "lru-cache";
import type { RoomEvent } from "@/lib/model/room-event";
import type { Recorded } from "./feed";

/** How many events wait for their conference to be known, and for how long, in milliseconds. */
const KEPT = { max: 1000, ttl: 300_000 };

/**
 * Events of a call whose conference is not known yet: a dial into a new one names it, and has a SID only
 * when it is answered. They are kept until another event tells where they belong.
 */
export function createHomeless() {
  const waiting = new LRUCache<string, RoomEvent[]>(KEPT);

  return {
    /** Those that have found their conference with this row, oldest first. */
    home(row: Recorded): RoomEvent[] {
      const { room: event } = row;
      if (!event) return [];
      const keys = keysOf(row);
      if (event.conferenceSid === null) {
        for (const key of keys) waiting.set(key, [...(waiting.get(key) ?? []), event]);
        return [];
      }
      const found = keys.flatMap((key) => waiting.get(key) ?? []);
      for (const key of keys) waiting.delete(key);
      const { conferenceSid } = event;
      return found.map((one) => ({ ...one, conferenceSid })).toSorted((a, b) => a.id - b.id);
    },
  };
}

/**
 * By what two events are of one leg: the command that dialled it, or its call. A command that names its
 * conference may be about a call that is in another one.
 */
function keysOf({ room, callSid }: Recorded): string[] {
  const commandId = room && "commandId" in room ? [room.commandId] : [];
  const ofCall = callSid !== null && (room?.kind === "callback" || room?.conferenceSid != null);
  return ofCall ? [...commandId, callSid] : commandId;
}
