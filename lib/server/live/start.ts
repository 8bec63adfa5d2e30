import "server-only";
import type { Person } from "@/lib/model/person";
import { environment } from "../env";
import { processWide } from "../process-wide";
import { feed } from "../record/feed";
import { lookAt, onWatched, watchedOf } from "../watch/interest";
import { createLive, type Live } from "./live";

const held = processWide<{ live: Live | null; stopped: boolean }>("live", () => ({
  live: null,
  stopped: false,
}));

/** Whether this process stops: another, or its successor, takes its streams. */
export const isStopping = (): boolean => held().stopped;

/** A stream for somebody. */
export async function openLive(person: Person, request: Request): Promise<Response> {
  held().live ??= createLive(
    { feed: feed(), lookAt, onWatched, watchedOf },
    environment().streamsPerPerson,
  );
  return (held().live as Live).open(person, request);
}

/** Ends all streams of this process, and takes no more, so that none keeps it from ending. */
export function stopLive(): void {
  held().stopped = true;
  held().live?.close();
}
