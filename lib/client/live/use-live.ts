import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import type { RoomEvent } from "@/lib/model/room-event";
import type { Watched } from "@/lib/model/watched";
import type { Connection } from "./connection";
import { onLiveEvent } from "./events";
import { liveOf } from "./live";
import { firstState, type LiveState } from "./state";

/** Keeps these topics live while the component is there: Conference SIDs, or "conferences" for the list. */
export function useLive(topics: readonly string[]): void {
  const queryClient = useQueryClient();
  const key = topics.join(" ");
  useEffect(() => {
    if (key !== "") return liveOf(queryClient).want(key.split(" "));
  }, [queryClient, key]);
}

/** How the page comes by what it shows. */
export function useConnection(): Connection {
  return useLiveState(({ connection }) => connection);
}

/** How far the server's clock is ahead of the browser's, in milliseconds. */
export function useAhead(): number {
  return useLiveState(({ ahead }) => ahead);
}

/** Since when the connection stands as it does, in ms since 1970. */
export function useConnectionSince(): number {
  return useLiveState(({ since }) => since);
}

/** Whether the stream gave way to newer ones of the same person. */
export function useElsewhere(): boolean {
  return useLiveState(({ elsewhere }) => elsewhere);
}

/** How everything that the page looks at is being read. */
export function useAllWatched(): Readonly<Record<string, Watched>> {
  return useLiveState(({ watched }) => watched);
}

/**
 * Since when nothing was heard of a conference, so that what stands on the page may be wrong, in ms
 * since 1970; null where it is known.
 */
export function useUnknownSince(conferenceSid: string): number | null {
  return useLiveState(({ unknown }) => unknown[conferenceSid] ?? null);
}

/** Calls back for each event, as it comes. */
export function useLiveEvents(listener: (event: RoomEvent) => void): void {
  useEffect(() => onLiveEvent(listener), [listener]);
}

function useLiveState<T>(select: (state: LiveState) => T): T {
  const queryClient = useQueryClient();
  return useSyncExternalStore(
    (reader) => liveOf(queryClient).subscribe(reader),
    () => select(liveOf(queryClient).snapshot),
    () => select(firstState),
  );
}
