import "server-only";
import { LRUCache } from "lru-cache";
import type { RoomEvent } from "@/lib/model/room-event";
import type { Timeline } from "@/lib/model/timeline";
import { timelineOf } from "@/lib/model/timeline-of";
import { processWide } from "../process-wide";
import { roomEventsOf } from "../record/room-events";
import { readRoom } from "../rooms";
import { sharedReads } from "../shared-reads";

interface Told {
  events: RoomEvent[];
  timeline: Timeline;
}

/** As many events are kept in memory at most, of whichever conferences were looked at last. */
const EVENTS_KEPT = 50_000;

const told = processWide(
  "timelines told",
  () =>
    new LRUCache<string, Told>({
      maxSize: EVENTS_KEPT,
      sizeCalculation: ({ events }) => events.length + 1,
    }),
);

const shared = sharedReads<Timeline>("timelines", 500, 100);

/**
 * What happened in a conference, as far as it is on record, up to now. However many look at it, it is
 * told once, and only what is new is read again.
 * @throws FaultError `not-found` where neither the record nor Twilio knows the conference
 */
export function readTimeline(conferenceSid: string): Promise<Timeline> {
  return shared(conferenceSid, async () => {
    const now = Date.now();
    const known = told().get(conferenceSid);
    const events = await eventsOf(conferenceSid, known?.events);
    if (known && events === known.events) {
      const { timeline } = known;
      return timeline.live ? { ...timeline, to: Math.max(timeline.to, now) } : timeline;
    }
    const timeline = timelineOf(events, conferenceSid, now);
    told().set(conferenceSid, { events, timeline });
    return timeline;
  });
}

async function eventsOf(conferenceSid: string, known?: RoomEvent[]): Promise<RoomEvent[]> {
  if (known && known.length > 0) {
    const newest = known.reduce((last, { id }) => Math.max(last, id), 0);
    const news = await roomEventsOf(conferenceSid, newest);
    if (news.length === 0) return known;
    if (news.every(bringsNobody)) return [...known, ...news];
  }
  const events = await roomEventsOf(conferenceSid);
  if (events.length > 0) return events;
  // Nobody has ever looked at it: whatever Twilio still knows goes on record with this read.
  await readRoom(conferenceSid);
  return roomEventsOf(conferenceSid);
}

/** Whoever is new may have been spoken of before anybody knew that they belong here. */
const bringsNobody = (event: RoomEvent) =>
  event.kind === "callback" &&
  event.callback.source === "conference" &&
  event.callback.event !== "participant-join";
