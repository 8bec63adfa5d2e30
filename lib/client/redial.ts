import { queryOptions } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import type { Leg } from "@/lib/model/leg";
import { getJson } from "./request";

/** The leg that somebody wants to dial once more: its row asks, and the dial form listens. */
let asked: Leg | null = null;
const listeners = new Set<() => void>();

/** Asks for the form that dials a leg once more; null closes it. */
export function askToRedial(leg: Leg | null): void {
  asked = leg;
  for (const listen of listeners) listen();
}

/** The leg of this conference that somebody wants to dial once more, as long as its page is open. */
export function useRedialAsked(conferenceSid: string): Leg | null {
  const leg = useSyncExternalStore(
    subscribe,
    () => asked,
    () => null,
  );
  // What was asked would outlive its page, and open the form by itself on the next visit.
  useEffect(() => () => askToRedial(null), []);
  return leg?.conferenceSid === conferenceSid ? leg : null;
}

/** The options that a leg was dialled with; null where it was not dialled from here. */
export function dialOfQuery({ conferenceSid, callSid }: Leg) {
  return queryOptions({
    queryKey: ["dial-of", conferenceSid, callSid],
    queryFn: ({ signal }) =>
      getJson<Record<string, unknown> | null>(
        `/api/conferences/${conferenceSid}/dials/${callSid}`,
        signal,
      ),
  });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
