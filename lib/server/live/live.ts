import "server-only";
import { MOST_TOPICS, PING_EVERY } from "@/lib/model/live";
import type { Person } from "@/lib/model/person";
import type { RoomEvent } from "@/lib/model/room-event";
import type { Watched } from "@/lib/model/watched";
import { now } from "../clock";
import { reasonOf } from "../database/failure";
import { log } from "../log";
import type { Feed } from "../record/feed";
import { type Asked, askedOf } from "./asked";
import { eventFrame, lateFrame, saidFrame } from "./frame";
import { forOthers, giverOf } from "./giver";
import { createHub, type Listener } from "./hub";
import { createLookers } from "./lookers";
import { missedOf } from "./missed";
import { createStandings } from "./standing";
import { createStream } from "./stream";

/** What the live streams are made from. */
export interface Sources {
  feed: Feed;
  /** Somebody looks at a topic, until the returned function is called. */
  lookAt: (topic: string) => () => void;
  onWatched: (heard: (watched: Watched) => void) => () => void;
  watchedOf: (topic: string) => Watched | undefined;
}

const headers = {
  "Content-Type": "text/event-stream; charset=utf-8",
  // Nothing on the way keeps it, collects it or makes it smaller: each event is to arrive by itself.
  "Cache-Control": "no-store, no-transform",
  "X-Accel-Buffering": "no",
};

/**
 * All live streams of a process.
 * @param streams as many as one person may have at once
 */
export function createLive({ feed, lookAt, onWatched, watchedOf }: Sources, streams: number) {
  const hub = createHub();
  const topicsInAll = Math.max(2, streams / 4) * MOST_TOPICS;
  const standings = createStandings();
  const lookers = createLookers(lookAt);
  const ends = [
    feed.subscribe((news) => hub.hear(news, (row) => standings.hear(row))),
    onWatched((watched) => hub.watched(watched)),
  ];
  const pinging = setInterval(() => hub.ping(now()), PING_EVERY);
  pinging.unref();
  let closed = false;

  /** Says where it begins, what was missed, and lets go of what has come meanwhile. */
  async function begin(listener: Listener, after: number | null): Promise<void> {
    const { stream, personId, topics } = listener;
    const upTo = feed.last();
    try {
      const missed = await missedOf(topics, after, personId, upTo);
      stream.addFirst([
        saidFrame("hello", { now: now(), last: upTo }),
        ...watchedNow(topics),
        ...(missed.reload.length > 0 ? [saidFrame("reload", { topics: missed.reload })] : []),
        ...missed.events.map((event) =>
          (isLate(event, topics) ? lateFrame : eventFrame)(
            giverOf(event) === personId ? event : forOthers(event),
          ),
        ),
      ]);
      stream.release();
    } catch (error) {
      log().warn({ reason: reasonOf(error) }, "what a stream has missed was not read");
      stream.drop();
    }
  }

  function watchedNow(topics: Asked): Uint8Array[] {
    return [...topics.keys()].flatMap((topic) => {
      const watched = watchedOf(topic);
      return watched ? [saidFrame("watched", watched)] : [];
    });
  }

  /** Ends the oldest streams of somebody who would have too many, or too many topics in all of them. */
  function makeRoomFor({ personId, topics }: Listener): void {
    const theirs = new Set(topics.keys());
    for (const [newer, { stream, topics: more }] of hub.ofPerson(personId).entries()) {
      for (const topic of more.keys()) theirs.add(topic);
      if (newer >= streams - 1 || theirs.size > topicsInAll) stream.end("elsewhere");
    }
  }

  return {
    /**
     * The stream that somebody has asked for. It hears what is new before it reads what it has missed,
     * so that there is no gap, and the feed's last event parts the two, so that there is no repeat.
     * Where somebody has too many, their oldest one ends: it may be one that a lost browser has left.
     * @throws FaultError `invalid`
     */
    async open(person: Person, request: Request): Promise<Response> {
      const { topics, after } = askedOf(request);
      await feed.ready();
      // It may have been on its way in when the process was told to stop.
      if (closed) return new Response(null, { status: 503, headers: { "Retry-After": "1" } });
      const left: (() => void)[] = [];
      const stream = createStream(() => {
        for (const leave of left) leave();
      });
      const listener = { stream, topics, personId: person.id };
      makeRoomFor(listener);
      stream.hold();
      left.push(hub.join(listener), standings.standingOf(person, request.headers).watch(stream));
      for (const topic of topics.keys()) left.push(lookers.look(topic, person.id));
      void begin(listener, after);
      return new Response(stream.body, { headers });
    },

    /** Ends all streams at once, and takes no more. */
    close(): void {
      closed = true;
      clearInterval(pinging);
      for (const end of ends) end();
      hub.close();
      lookers.close();
    },

    size: () => hub.size(),
  };
}

/** Whether it is older than what its reader has, who could not know then that it belongs there. */
function isLate({ id, conferenceSid }: RoomEvent, topics: Asked): boolean {
  const from = conferenceSid === null ? null : topics.get(conferenceSid);
  return typeof from === "number" && id <= from;
}

export type Live = ReturnType<typeof createLive>;
