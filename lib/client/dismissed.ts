import { useState } from "react";
import type { Leg } from "@/lib/model/leg";
import { endOf } from "@/lib/model/room-view";

/** The ended legs that somebody has cleared from their own board, for as long as the tab lives. */
export function useDismissed(conferenceSid: string) {
  const key = `dismissed:${conferenceSid}`;
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(() => load(key));
  function dismiss(legs: Leg[]): void {
    const next = new Set([...dismissed, ...legs.map(endOf)]);
    sessionStorage.setItem(key, JSON.stringify([...next]));
    setDismissed(next);
  }
  return { dismissed, dismiss };
}

function load(key: string): ReadonlySet<string> {
  if (typeof sessionStorage === "undefined") return new Set();
  try {
    return new Set(JSON.parse(sessionStorage.getItem(key) ?? "[]") as string[]);
  } catch {
    return new Set();
  }
}
