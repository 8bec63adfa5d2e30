"use client";

import { useEffect } from "react";
import { setAhead } from "@/components/ui/now";
import { useAhead, useLive } from "@/lib/client/live/use-live";

/**
 * Keeps what a page shows up to date, and its clock at the server's time: Conference SIDs, or
 * "conferences" for the list of them.
 */
export function Live({ topics }: { topics: string[] }) {
  useLive(topics);
  const ahead = useAhead();
  useEffect(() => setAhead(ahead), [ahead]);
  return null;
}
