"use client";

import { useSyncExternalStore } from "react";
import { readNow, subscribeToNow } from "./now";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * When something happened: how long ago in the text, the whole date and time in the reader's zone on
 * hover. It is drawn again when its words change, not each second.
 * @param at ISO 8601
 */
export function Moment({ at }: { at: string }) {
  const text = useSyncExternalStore(
    subscribeToNow,
    () => agoInWords(Date.parse(at), readNow()),
    // The server knows neither the reader's zone nor what time it is for them.
    () => null,
  );
  return (
    <time
      dateTime={at}
      title={text === null ? undefined : wholeTime(at)}
      // Before the words come there is a whole date, for which a phone may need two lines.
      className={text === null ? undefined : "whitespace-nowrap"}
    >
      {text ?? utcInWords(at)}
    </time>
  );
}

/** A date and time to the minute for a reader whose zone is not known: 2026-11-20 15:04 UTC. */
const utcInWords = (at: string) =>
  `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`;

/** The whole date and time in the reader's zone, to the second. */
export function wholeTime(at: string): string {
  return new Date(at).toLocaleString([], { dateStyle: "medium", timeStyle: "medium" });
}

/** How long ago something was, in one word and a half; from a month on, its date. */
export function agoInWords(at: number, now: number): string {
  const ago = Math.max(0, now - at);
  if (ago < MINUTE) return `${Math.floor(ago / 1000)} s ago`;
  if (ago < HOUR) return `${Math.floor(ago / MINUTE)} min ago`;
  if (ago < DAY) return `${Math.floor(ago / HOUR)} h ago`;
  if (ago < 2 * DAY) return "yesterday";
  if (ago < 30 * DAY) return `${Math.floor(ago / DAY)} days ago`;
  return new Date(at).toLocaleDateString([], { dateStyle: "medium" });
}
