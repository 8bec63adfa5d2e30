import { LIST } from "@/lib/model/live";
import type { Watched } from "@/lib/model/watched";
import { type Connection, connectionOf, type News, unknownSince } from "./connection";
import type { LiveMessage } from "./message";

/**
 * How it stands with the stream and with what it brings, as the page shows it. All times are the
 * server's, in ms since 1970.
 */
export interface LiveState {
  connection: Connection;
  /** Since when it stands like that. */
  since: number;
  /** As the server told it. */
  watched: Readonly<Record<string, Watched>>;
  /** The topics that nothing was heard of for too long, and since when. */
  unknown: Readonly<Record<string, number>>;
  /** Whether the stream gave way to newer ones of the same person. */
  elsewhere: boolean;
  /** How far the server's clock is ahead of the browser's, in milliseconds. */
  ahead: number;
}

/** A conference as far as it matters here, by the server's clock. */
interface Seen {
  readAt: number;
  /** It does not change any more. */
  settled: boolean;
}

export const firstState: LiveState = {
  connection: "connecting",
  since: 0,
  watched: {},
  unknown: {},
  elsewhere: false,
  ahead: 0,
};

/** Less than this two clocks are not apart, in milliseconds, so that nothing moves to and fro. */
const APART = 500;

/**
 * What the page knows of its stream, from what it is told and what time it is. What is told here is
 * judged by the browser's clock, which goes on where the server is not heard.
 * @param seen what the page has read of a topic, however it did
 */
export function createLiveState(seen: (topic: string) => Seen | undefined, now: number) {
  let open = false;
  let tried = false;
  let since = now;
  let heardAt = now;
  let ahead = 0;
  let compared = false;
  let elsewhere = false;
  const topics = new Map<string, number>();
  const watched = new Map<string, Watched>();
  const told = new Map<string, number>();

  const here = (serverTime: number) => serverTime - ahead;
  const there = (time: number) => time + ahead;

  function newsOf(topic: string, wantedSince: number): News {
    const reading = watched.get(topic);
    const times = [reading?.readAt, seen(topic)?.readAt, told.get(topic)];
    const at = Math.max(...times.map((time) => time ?? 0));
    const { callbacks = false, fault = null } = reading ?? {};
    return { at: at ? here(at) : wantedSince, callbacks, troubled: fault !== null };
  }

  /** What takes long on its way makes the server's clock seem slow: after a first look the most counts. */
  function compare(seenAhead: number, first: boolean): void {
    const more = seenAhead - ahead;
    if (more >= APART || (more <= -APART && (first || !compared))) ahead = seenAhead;
    compared = true;
  }

  return {
    open(isOpen: boolean, at: number): void {
      if (isOpen === open) return;
      open = isOpen;
      tried ||= !isOpen;
      since = at;
      heardAt = at;
    },

    /** What the page looks at, from now on. */
    wants(wanted: readonly string[], at: number): void {
      for (const topic of topics.keys()) if (!wanted.includes(topic)) topics.delete(topic);
      for (const topic of wanted) if (!topics.has(topic)) topics.set(topic, at);
    },

    hear(message: LiveMessage, at: number): void {
      heardAt = at;
      if (message.name === "hello") elsewhere = false;
      if (message.name === "elsewhere") elsewhere = true;
      if (message.name === "hello" || message.name === "ping") {
        compare(message.said.now - at, message.name === "hello");
      }
      if (message.name === "watched") {
        watched.set(message.said.conferenceSid ?? LIST, message.said);
      }
      if (message.name === "event" && message.event.kind === "callback") {
        const { conferenceSid, at: happened } = message.event;
        if (conferenceSid && topics.has(conferenceSid))
          told.set(conferenceSid, Math.max(told.get(conferenceSid) ?? 0, happened));
      }
    },

    at(time: number): LiveState {
      const looked = [...topics].filter(([topic]) => !seen(topic)?.settled);
      const news = looked.map(([topic, from]) => [topic, newsOf(topic, from)] as const);
      const stands = connectionOf(
        { since, open, tried, heardAt, news: news.map(([, one]) => one) },
        time,
      );
      const unknown = news.flatMap(([topic, one]) => {
        const from = unknownSince(one, time);
        return from === null ? [] : [[topic, there(from)] as const];
      });
      return {
        connection: stands.state,
        since: there(stands.since),
        // Of what the page has left nobody hears any more.
        watched: Object.fromEntries([...watched].filter(([topic]) => topics.has(topic))),
        unknown: Object.fromEntries(unknown),
        elsewhere,
        ahead,
      };
    },
  };
}
