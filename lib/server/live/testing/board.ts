import { randomUUID } from "node:crypto";
import type { Callback, ConferenceEvent } from "@/lib/model/callback";
import type { Watched } from "@/lib/model/watched";
import { append } from "../../record/events";
import { createFeed } from "../../record/feed";
import { boot } from "../../testing/process";
import { signIn } from "../../testing/sign-in";
import { createLive, type Sources } from "../live";
import { readStream } from "./read-stream";

export const SID = `CF${"1".repeat(32)}`;
export const OTHER = `CF${"2".repeat(32)}`;

/** A process with live streams, its watcher played by the test. */
export async function streaming(streams = 8) {
  const booted = boot();
  const feed = createFeed();
  await feed.ready();
  const looked: string[] = [];
  const heard = new Set<(watched: Watched) => void>();
  const watched = new Map<string, Watched>();
  const sources: Sources = {
    feed,
    lookAt(topic) {
      looked.push(topic);
      return () => void looked.splice(looked.indexOf(topic), 1);
    },
    onWatched(listener) {
      heard.add(listener);
      return () => void heard.delete(listener);
    },
    watchedOf: (topic) => watched.get(topic),
  };
  const live = createLive(sources, streams);
  const tellWatched = (one: Watched) => {
    watched.set(one.conferenceSid ?? "conferences", one);
    for (const listener of heard) listener(one);
  };

  /** Somebody's browser, which asks for a stream. */
  async function browser(name = "dana") {
    const { person, headers } = await signIn("supervisor", name);
    const open = (query: string, more: Record<string, string> = {}) =>
      live.open(
        person,
        new Request(`http://localhost:3000/api/live?${query}`, {
          headers: { ...headers, ...more },
        }),
      );
    const read = async (query: string, more?: Record<string, string>) =>
      readStream(await open(query, more));
    return { person, open, read };
  }

  const stop = () => {
    live.close();
    feed.stop();
  };
  return { ...booted, live, feed, looked, watched, tellWatched, browser, stop };
}

let sequence = 0;

/** Twilio has told that something happened in a conference. */
export async function happens(
  event: ConferenceEvent = "participant-mute",
  conferenceSid: string | undefined = SID,
  text: string | null = null,
): Promise<number> {
  sequence += 1;
  const payload: Callback = {
    source: "conference",
    event,
    sequence,
    timestamp: "2026-01-05T09:00:00.000Z",
    friendlyName: text,
    participant: null,
  };
  return written({ kind: "callback", payload, conferenceSid });
}

/** Twilio has told of a call, whose conference is not known. */
export function rings(callSid: string): Promise<number> {
  const payload: Callback = {
    source: "call",
    callSid,
    status: "ringing",
    sequence: 1,
    timestamp: "2026-01-05T09:00:00.000Z",
    from: null,
    to: null,
    direction: null,
  };
  return written({ kind: "callback", payload, callSid });
}

async function written(event: {
  kind: "callback";
  payload: Callback;
  conferenceSid?: string | undefined;
  callSid?: string | undefined;
}): Promise<number> {
  const id = await append({ ...event, at: new Date(), person: null, key: randomUUID() });
  if (id === null) throw new Error("It was not written");
  return id;
}
