import { useSyncExternalStore } from "react";
import type { Leg } from "@/lib/model/leg";
import { endOf } from "@/lib/model/room-view";

const nothing: ReadonlySet<string> = new Set();
const read = new Map<string, ReadonlySet<string>>();
const readers = new Set<() => void>();

/**
 * The ended legs that somebody has cleared from their own board, for as long as the tab lives. The
 * server that makes the page does not know them.
 */
export function useDismissed(conferenceSid: string) {
  const key = `dismissed:${conferenceSid}`;
  const dismissed = useSyncExternalStore(
    subscribe,
    () => kept(key),
    () => nothing,
  );
  function dismiss(legs: Leg[]): void {
    const next = new Set([...kept(key), ...legs.map(endOf)]);
    sessionStorage.setItem(key, JSON.stringify([...next]));
    read.set(key, next);
    for (const reader of readers) reader();
  }
  return { dismissed, dismiss };
}

function subscribe(reader: () => void): () => void {
  readers.add(reader);
  return () => void readers.delete(reader);
}

function kept(key: string): ReadonlySet<string> {
  const known = read.get(key) ?? load(key);
  read.set(key, known);
  return known;
}

function load(key: string): ReadonlySet<string> {
  try {
    return new Set(JSON.parse(sessionStorage.getItem(key) ?? "[]") as string[]);
  } catch {
    return nothing;
  }
}
