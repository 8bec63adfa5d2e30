import "server-only";
import type { Watched } from "@/lib/model/watched";
import { processWide } from "../process-wide";

/**
 * Who looks at what on this instance, and how that is being read at the moment, be it by this instance
 * or another.
 */
const interest = processWide("interest", () => ({
  lookers: new Map<string, number>(),
  watched: new Map<string, Watched>(),
  heard: new Set<(watched: Watched) => void>(),
  begun: new Set<() => void>(),
}));

/**
 * Somebody on this instance looks at a topic, a Conference SID or "conferences".
 * @returns how they stop
 */
export function lookAt(topic: string): () => void {
  const { lookers, begun } = interest();
  const others = lookers.get(topic) ?? 0;
  lookers.set(topic, others + 1);
  if (others === 0) for (const begin of begun) begin();
  let looks = true;
  return () => {
    if (!looks) return;
    looks = false;
    const left = (lookers.get(topic) ?? 1) - 1;
    if (left > 0) lookers.set(topic, left);
    else lookers.delete(topic);
  };
}

/** What somebody on this instance looks at. */
export const lookedAt = (): string[] => [...interest().lookers.keys()];

/** Calls back when somebody looks at what nobody looked at; returns how to stop. */
export function onLook(begin: () => void): () => void {
  interest().begun.add(begin);
  return () => void interest().begun.delete(begin);
}

/** Calls back whenever something was read, or could not be; returns how to stop. */
export function onWatched(heard: (watched: Watched) => void): () => void {
  interest().heard.add(heard);
  return () => void interest().heard.delete(heard);
}

/** How a topic is being read; undefined where nobody on this instance looks at it. */
export const watchedOf = (topic: string): Watched | undefined => interest().watched.get(topic);

/** Tells how a topic is being read now, unless that has been told. */
export function tellWatched(topic: string, watched: Watched): void {
  const known = watchedOf(topic);
  if (JSON.stringify(known) === JSON.stringify(watched)) return;
  interest().watched.set(topic, watched);
  for (const heard of interest().heard) heard(watched);
}

/** Forgets how a topic was being read: nobody knows any more. */
export function forgetWatched(topic: string): void {
  interest().watched.delete(topic);
}
