import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { LRUCache } from "lru-cache";
import type { RoomEvent } from "@/lib/model/room-event";
import type { Timeline } from "@/lib/model/timeline";
import { timelineOf } from "@/lib/model/timeline-of";
import { now } from "../clock";
import { processWide } from "../process-wide";
import { roomEventsOf } from "../record/room-events";
import { readRoom } from "../rooms";
import { sharedReads } from "../shared-reads";

/** What a timeline is told from. */
interface Source {
  events: RoomEvent[];
  leftOut: Timeline["leftOut"];
}

interface Told extends Source {
  timeline: Timeline;
  /** Until when it is given as it is, by `performance.now()`. */
  goodUntil: number;
}

/** A timeline is told from so many events at most, the newest. */
const MOST = 50_000;
/** As many events are kept in memory at most, of whichever conferences were looked at last. */
const EVENTS_KEPT = MOST + 10_000;
/** A timeline is given as it is for so many times as long as it took to tell: nothing else runs meanwhile. */
const WORTH = 20;
/** Where that is nearly over, it is waited for: whoever asks has heard of news. In milliseconds. */
const PATIENCE = 1000;

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
 * What happened in a conference, as far as it is on record, up to now or a little before. However many
 * look at it, it is told once, and only what is new is read again.
 * @param most from how many events it is told at most
 * @throws FaultError `not-found` where neither the record nor Twilio knows the conference
 */
export function readTimeline(conferenceSid: string, most = MOST): Promise<Timeline> {
  return shared(conferenceSid, async () => {
    const known = told().get(conferenceSid);
    const goodFor = known ? known.goodUntil - performance.now() : 0;
    if (known && goodFor > PATIENCE) return known.timeline;
    if (goodFor > 0) await wait(goodFor);
    const at = now();
    const source = await sourceOf(conferenceSid, most, known);
    if (known && source.events === known.events) {
      const { timeline } = known;
      return timeline.live ? { ...timeline, to: Math.max(timeline.to, at) } : timeline;
    }
    const began = performance.now();
    const { leftOut } = source;
    const timeline = {
      ...timelineOf(source.events, conferenceSid, at),
      ...(leftOut && { leftOut }),
    };
    const ended = performance.now();
    const goodUntil = ended + WORTH * (ended - began);
    told().set(conferenceSid, { ...source, timeline, goodUntil });
    return timeline;
  });
}

async function sourceOf(conferenceSid: string, most: number, known?: Source): Promise<Source> {
  if (known && known.events.length > 0) {
    const after = known.events.reduce((last, { id }) => Math.max(last, id), 0);
    const withoutSpeech = known.leftOut !== undefined;
    const news = await roomEventsOf(conferenceSid, { after, most, withoutSpeech });
    if (news.length === 0) return known;
    const together = known.events.length + news.length;
    if (together <= most && news.every(bringsNobody)) {
      return { ...known, events: [...known.events, ...news] };
    }
  }
  const recorded = await recordedOf(conferenceSid, most, known?.leftOut !== undefined);
  if (recorded.events.length > 0) return recorded;
  // Nobody has ever looked at it: whatever Twilio still knows goes on record with this read.
  await readRoom(conferenceSid);
  return recordedOf(conferenceSid, most);
}

/** Of too many events first those go that say who talked, which are nearly all of them. */
async function recordedOf(
  conferenceSid: string,
  most: number,
  knownForSpeech = false,
): Promise<Source> {
  if (!knownForSpeech) {
    const events = await roomEventsOf(conferenceSid, { most: most + 1 });
    if (events.length <= most) return { events, leftOut: undefined };
  }
  const events = await roomEventsOf(conferenceSid, { most: most + 1, withoutSpeech: true });
  if (events.length <= most) return { events, leftOut: "speech" };
  return { events: events.slice(-most), leftOut: "speech-and-beginning" };
}

/** Whoever is new may have been spoken of before anybody knew that they belong here. */
const bringsNobody = (event: RoomEvent) =>
  event.kind === "callback" &&
  event.callback.source === "conference" &&
  event.callback.event !== "participant-join";
