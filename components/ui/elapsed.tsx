"use client";

import { useSyncExternalStore } from "react";
import { readNow, subscribeToNow } from "./now";

/** How long ago something began, as 04:09 or 1:04:09, moving every second. */
export function Elapsed({ since }: { since: string }) {
  const text = useSyncExternalStore(
    subscribeToNow,
    () => duration(readNow() - Date.parse(since)),
    unknownToTheServer,
  );
  return (
    <time dateTime={since} title={text === null ? undefined : new Date(since).toLocaleString()}>
      {text ?? "\u00a0"}
    </time>
  );
}

/** The server knows neither the reader's zone nor what time it is for them. */
const unknownToTheServer = () => null;

/** A length of time in ms as 04:09, or 1:04:09 from an hour on. */
function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${two(m)}:${two(s)}`;
}

const two = (n: number) => String(n).padStart(2, "0");

/** The time of day of a moment, in the reader's zone; with the date where that is not today's. */
export function Clock({ at }: { at: string }) {
  const text = useSyncExternalStore(never, () => timeOfDay(at), unknownToTheServer);
  return (
    <time dateTime={at} title={text === null ? undefined : new Date(at).toLocaleString()}>
      {text ?? "\u00a0"}
    </time>
  );
}

const never = () => () => undefined;

function timeOfDay(at: string): string {
  const date = new Date(at);
  const today = date.toDateString() === new Date(readNow()).toDateString();
  return today
    ? date.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" })
    : date.toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
}
