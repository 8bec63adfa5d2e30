import "server-only";
import type { Conference, ConferencePage } from "@/lib/model/conference";
import { now } from "../clock";
import { passing } from "../conference-days";
import type { ConferenceFilters } from "../gateway/conferences";
import { processWide } from "../process-wide";
import { twilio } from "../twilio";

/** For how long the reader's page is given to whoever asks, in ms: a little more than its pace. */
const FRESH_FOR = 20_000;

interface Kept {
  page: ConferencePage;
  /** When its read began, in ms since 1970. */
  at: number;
}

const kept = processWide<{ latest: Kept | null; version: number }>("list-page", () => ({
  latest: null,
  version: 0,
}));

/** Keeps the page that the reader of the list has read last. */
export function keepPage(page: ConferencePage, at: number): void {
  kept().latest = { page, at };
}

/** Something has changed in the list: the pages that were read before are not true any more. */
export function forgetPage(): void {
  kept().latest = null;
  kept().version += 1;
}

/** Counts what has changed in the list. */
export const listVersion = (): number => kept().version;

/** The page that the reader of the list has read last, where it is still true. */
export function keptPage(): ConferencePage | undefined {
  const { latest } = kept();
  return latest && now() - latest.at < FRESH_FOR ? latest.page : undefined;
}

/**
 * The first page of everything, with what is live on top of what has ended: in Twilio's own order a
 * conference that runs for long sinks below all that came and went meanwhile. What has ended is asked for
 * last: one that ends between two requests is there as ended, and only once.
 * @param passes what of that is shown; all of it where nothing is said
 */
export async function liveFirst(
  filters: ConferenceFilters = {},
  passes: ((conference: Conference) => boolean) | null = null,
): Promise<ConferencePage> {
  const { conferences } = twilio();
  const live = await conferences.live(filters);
  const found = await conferences.page({ ...filters, status: "completed" });
  const ended = passes ? await passing(found, passes, true) : found;
  const over = new Set([...found.conferences, ...ended.conferences].map(({ sid }) => sid));
  const others = live.filter((one) => !over.has(one.sid) && (passes?.(one) ?? true));
  return { ...ended, conferences: [...others, ...ended.conferences] };
}
