import "server-only";
import type { ConferencePage } from "@/lib/model/conference";
import { processWide } from "../process-wide";
import { twilio } from "../twilio";

/** For how long the reader's page is given to whoever asks, in ms: a little more than its pace. */
const FRESH_FOR = 20_000;

/** As many conferences as Twilio gives at once (Twilio docs: paging, PageSize). */
const LARGEST_PAGE = 1000;

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
  return latest && Date.now() - latest.at < FRESH_FOR ? latest.page : undefined;
}

/**
 * The first page of everything, with what is live on top of what has ended: in Twilio's own order a
 * conference that runs for long sinks below all that came and went meanwhile.
 */
export async function liveFirst(): Promise<ConferencePage> {
  const { conferences } = twilio();
  const [waiting, running, everything] = await Promise.all([
    conferences.page({ status: "init", pageSize: LARGEST_PAGE }),
    conferences.page({ status: "in-progress", pageSize: LARGEST_PAGE }),
    conferences.page(),
  ]);
  const live = [...waiting.conferences, ...running.conferences];
  const known = new Set(live.map(({ sid }) => sid));
  const others = everything.conferences.filter(({ sid }) => !known.has(sid));
  return { ...everything, conferences: [...live, ...others] };
}
