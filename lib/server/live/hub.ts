import "server-only";
import { isListNews } from "@/lib/model/list-news";
import { LIST } from "@/lib/model/live";
import type { RoomEvent } from "@/lib/model/room-event";
import type { Watched } from "@/lib/model/watched";
import type { Recorded } from "../record/feed";
import { createHomeless } from "../record/homeless";
import type { Asked } from "./asked";
import { eventFrame, lateFrame, saidFrame } from "./frame";
import { forOthers, giverOf } from "./giver";
import { createIndex } from "./index-of";
import type { LiveStream } from "./stream";
import { createTurns } from "./turns";

/** A stream as the hub knows it: for whom, and of what. */
export interface Listener {
  readonly stream: LiveStream;
  readonly personId: string;
  readonly topics: Asked;
  /** The newest event that it was given, so that two reasons to have it make no repeat. */
  given?: RoomEvent;
}

/**
 * Passes what is new to those who listen. An event is put into bytes once for all of them, and once
 * more where a receipt has a part that is for whoever asked alone.
 */
export function createHub() {
  const everybody = new Set<Listener>();
  const byTopic = createIndex<Listener>();
  const byPerson = createIndex<Listener>();
  const homeless = createHomeless();
  const told = new Set<LiveStream>();
  const turns = createTurns(flush);

  function flush(): void {
    for (const stream of told) stream.flush();
    told.clear();
  }

  function add(frame: Uint8Array, { stream }: Listener): void {
    stream.add(frame);
    told.add(stream);
  }

  /** Adds one event to the streams that it is for. */
  function tell(event: RoomEvent, make: typeof eventFrame): void {
    const giver = giverOf(event);
    let whole: Uint8Array | undefined;
    let shown: Uint8Array | undefined;
    const pass = (listeners: Iterable<Listener>, topic: string | null) => {
      for (const listener of listeners) {
        // What comes late is older than what its listener has, and was in none of it.
        const known = make === eventFrame && isKnown(listener, event, topic);
        if (listener.given === event || known) continue;
        listener.given = event;
        const own = listener.personId === giver;
        add(own ? (whole ??= make(event)) : (shown ??= make(forOthers(event))), listener);
      }
    };
    if (giver !== null) pass(byPerson.of(giver), null);
    if (event.conferenceSid !== null) pass(byTopic.of(event.conferenceSid), event.conferenceSid);
    if (isListNews(event)) pass(byTopic.of(LIST), LIST);
  }

  return {
    /** From now on it is given what is new; returns how to end that. */
    join(listener: Listener): () => void {
      everybody.add(listener);
      byPerson.add(listener.personId, listener);
      for (const topic of listener.topics.keys()) byTopic.add(topic, listener);
      return () => {
        everybody.delete(listener);
        byPerson.remove(listener.personId, listener);
        for (const topic of listener.topics.keys()) byTopic.remove(topic, listener);
      };
    },

    /** Somebody's streams, the newest first. */
    ofPerson: (personId: string): Listener[] => [...byPerson.of(personId)].toReversed(),

    /** Passes on rows of the log. @param doubted called before whatever comes after it is sent */
    hear(news: readonly Recorded[], doubted: (row: Recorded) => void): void {
      for (const row of news) {
        if (row.room === null) {
          flush();
          doubted(row);
          continue;
        }
        for (const late of homeless.home(row)) tell(late, lateFrame);
        tell(row.room, eventFrame);
      }
      turns.ask();
    },

    /** Passes on how something is being read. */
    watched(watched: Watched): void {
      const frame = saidFrame("watched", watched);
      for (const listener of byTopic.of(watched.conferenceSid ?? LIST)) add(frame, listener);
      turns.ask();
    },

    /** Says to everybody that the stream is still there. */
    ping(now: number): void {
      const frame = saidFrame("ping", { now });
      for (const listener of everybody) add(frame, listener);
      turns.ask();
    },

    /** Ends all streams. */
    close(): void {
      for (const { stream } of everybody) stream.end("bye");
    },

    size: () => everybody.size,
  };
}

function isKnown({ topics }: Listener, { id }: RoomEvent, topic: string | null): boolean {
  return topic !== null && id <= (topics.get(topic) ?? 0);
}
