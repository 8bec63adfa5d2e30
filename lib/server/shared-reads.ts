import "server-only";
import { LRUCache } from "lru-cache";
import { now } from "./clock";
import { processWide } from "./process-wide";

/**
 * Reads that many browsers ask for: one is done for all who ask while it is under way or still
 * young, so that what Twilio is asked does not depend on how many look. A read that fails is not kept.
 * @param youngFor for how long an answer is given again, in milliseconds
 * @param keep how many answers are kept
 */
export function sharedReads<T extends object>(name: string, youngFor: number, keep: number) {
  const answers = processWide(
    name,
    () =>
      new LRUCache<string, T, () => Promise<T>>({
        max: keep,
        ttl: youngFor,
        perf: { now },
        ttlResolution: 0,
        fetchMethod: (_key, _stale, { context }) => context(),
      }),
  );
  return (key: string, read: () => Promise<T>): Promise<T> =>
    answers().forceFetch(key, { context: read });
}
