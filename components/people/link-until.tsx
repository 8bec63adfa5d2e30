"use client";

import { useSyncExternalStore } from "react";
import { wholeTime } from "@/components/ui/moment";
import { readNow, subscribeToNow } from "@/components/ui/now";

/**
 * Until when a link works, in the reader's zone.
 * @param at ISO 8601
 */
export function LinkUntil({ at }: { at: string }) {
  // The server does not know the reader's zone.
  const now = useSyncExternalStore(subscribeToNow, readNow, () => null);
  if (now === null) return null;
  const date = new Date(at);
  if (date.getTime() <= now) return <span className="text-danger">no more: expired</span>;
  return (
    <time dateTime={at} title={wholeTime(at)}>
      until {date.toLocaleDateString([], { weekday: "short", day: "numeric", month: "short" })}
    </time>
  );
}
