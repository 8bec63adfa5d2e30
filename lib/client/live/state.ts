import { LIST } from "@/lib/model/live";
import type { Watched } from "@/lib/model/watched";
import { type Connection, connectionOf, type News, unknownSince } from "./connection";
import type { LiveMessage } from "./message";

/** How it stands with the stream and with what it brings, as the page shows it. */
export interface LiveState {
  connection: Connection;
  /** Since when it stands like that, by the browser's clock, in ms since 1970. */
  since: number;
  /** As the server told it, with the time of the last read by the browser's clock. */
  watched: Readonly<Record<string, Watched>>;
  /** The topics that nothing was heard of for too long, and since when. */
  unknown: Readonly<Record<string, number>>;
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
};

/**
 * What the page knows of its stream, from what it is told and what time it is.
 * @param seen what the page has read of a topic, however it did
 */
export function createLiveState(seen: (topic: string) => Seen | undefined, now: number) {
  let open = false;
  let tried = false;
  let since = now;
  let heardAt = now;
  /** How far the server's clock is ahead of the browser's, in milliseconds: the most that was seen. */
  let ahead: number | undefined;
  const topics = new Map<string, number>();
  const watched = new Map<string, Watched>();
  const told = new Map<string, number>();

  const here = (serverTime: number) => serverTime - (ahead ?? 0);

  function newsOf(topic: string, wantedSince: number): News {
    const reading = watched.get(topic);
    const times = [seen(topic)?.readAt, told.get(topic)].map((time) => (time ? here(time) : 0));
    const at = Math.max(reading?.readAt ?? 0, ...times) || wantedSince;
    return { at, callbacks: reading?.callbacks ?? false };
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
      if (message.name === "hello" || message.name === "ping") {
        // What takes long on its way makes the server's clock seem slow.
        const seenAhead = message.said.now - at;
        ahead = message.name === "hello" ? seenAhead : Math.max(ahead ?? seenAhead, seenAhead);
      }
      if (message.name === "watched") {
        const { readAt, conferenceSid } = message.said;
        const moved = { ...message.said, readAt: readAt === null ? null : here(readAt) };
        watched.set(conferenceSid ?? LIST, moved);
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
        return from === null ? [] : [[topic, from] as const];
      });
      return {
        connection: stands.state,
        since: stands.since,
        // Of what the page has left nobody hears any more.
        watched: Object.fromEntries([...watched].filter(([topic]) => topics.has(topic))),
        unknown: Object.fromEntries(unknown),
      };
    },
  };
}
