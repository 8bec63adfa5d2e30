"use client";

import { useLive } from "@/lib/client/live/use-live";

/** Keeps what a page shows up to date: Conference SIDs, or "conferences" for the list of them. */
export function Live({ topics }: { topics: string[] }) {
  useLive(topics);
  return null;
}
