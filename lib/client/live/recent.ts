import type { RoomEvent } from "@/lib/model/room-event";

/** As many of a conference's newest events are kept, and for how long, in milliseconds. */
const KEPT = 300;
const FOR = 30_000;

interface Kept {
  event: RoomEvent;
  at: number;
}

const recent = new Map<string, Kept[]>();

/** Keeps an event for a while: a read that is under way may be older than it. */
export function keepEvent(conferenceSid: string, event: RoomEvent): void {
  const now = Date.now();
  const young = (recent.get(conferenceSid) ?? []).filter(({ at }) => now - at < FOR);
  recent.set(conferenceSid, [...young, { event, at: now }].slice(-KEPT));
  // The list tells of conferences that nobody here looks at, one after the other.
  for (const [other, kept] of recent) {
    if (now - (kept.at(-1)?.at ?? 0) >= FOR) recent.delete(other);
  }
}

/** What has happened of late in a conference: taking it in twice changes nothing. */
export function recentEvents(conferenceSid: string): RoomEvent[] {
  return (recent.get(conferenceSid) ?? []).map(({ event }) => event);
}
