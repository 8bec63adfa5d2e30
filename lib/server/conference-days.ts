import "server-only";
import type { OptionsOf } from "@/lib/catalogue/operations";
import type { Conference, ConferencePage } from "@/lib/model/conference";
import { isTimeZone, type Span, spanOf } from "@/lib/model/days";
import { FaultError, invalid } from "@/lib/model/fault";
import type { ConferenceFilters } from "./gateway/conferences";
import { twilio } from "./twilio";

const DAY = 86_400_000;
/** As many are read at once: some are of the hours before or after the days. */
const PAGE_SIZE = 200;
/** Between these Twilio's dates have four digits for the year. */
const FIRST = Date.UTC(1000, 0, 1);
const LAST = Date.UTC(9999, 11, 31);
/** At most as many pages are looked through, one after the other, for one that has something on it. */
const MOST_LOOKS = 20;

/** When conferences were created and last changed, as far as it is asked for. */
interface Days {
  created: Span;
  updated: Span;
}

/**
 * The days of somebody's calendar that are asked for; null where none is.
 * @throws FaultError `invalid` for a time zone that is not known here
 */
export function daysOf(
  asked: Partial<OptionsOf<"listConferences">>,
  timeZone: string,
): Days | null {
  if (!Object.keys(asked).some((name) => name.startsWith("date"))) return null;
  if (!isTimeZone(timeZone)) {
    throw new FaultError(
      invalid(
        `The server does not know your browser's time zone, ${timeZone}. Clear the dates to see the list.`,
        "timeZone",
      ),
    );
  }
  const { dateCreated, dateCreatedAfter, dateCreatedBefore } = asked;
  const { dateUpdated, dateUpdatedAfter, dateUpdatedBefore } = asked;
  return {
    created: spanOf({ on: dateCreated, from: dateCreatedAfter, to: dateCreatedBefore }, timeZone),
    updated: spanOf({ on: dateUpdated, from: dateUpdatedAfter, to: dateUpdatedBefore }, timeZone),
  };
}

/**
 * The whole days in UTC with which Twilio is asked for at least what these last. What is created after
 * the first midnight of a day is not "on or before" it at Twilio.
 */
export function inUtc({ created, updated }: Days): ConferenceFilters {
  const filters = {
    dateCreatedAfter: dayBefore(created.from),
    dateCreatedBefore: dayAfter(created.to),
    dateUpdatedAfter: dayBefore(updated.from),
    dateUpdatedBefore: dayAfter(updated.to),
  };
  const given = Object.entries(filters).filter(([, day]) => day !== undefined);
  return { ...Object.fromEntries(given), pageSize: PAGE_SIZE };
}

const dayBefore = (time: number) => day(Math.floor(time / DAY) * DAY);
const dayAfter = (time: number) => day(Math.ceil(time / DAY) * DAY);
const day = (time: number) => (time >= FIRST && time <= LAST ? new Date(time) : undefined);

/** Whether a conference is of these days, and not of the hours that Twilio tells beside them. */
export const isOf =
  ({ created, updated }: Days) =>
  ({ dateCreated, dateUpdated }: Conference): boolean =>
    isWithin(created, dateCreated) && isWithin(updated, dateUpdated);

function isWithin({ from, to }: Span, date: string): boolean {
  const time = Date.parse(date);
  return time >= from && time < to;
}

type Passes = (conference: Conference) => boolean;

/**
 * A page without what does not pass. Where that leaves nothing it is the next page on which something is,
 * and its neighbours are the nearest of which that is so.
 * @param isOnTop whether more is shown on top of the first page than is on it: then that has no address
 */
export async function passing(
  page: ConferencePage,
  passes: Passes,
  isOnTop: boolean,
): Promise<ConferencePage> {
  const has = page.conferences.some(passes);
  const found = has ? page : (await nearest(page.next, "next", passes))?.page;
  const { conferences, next } = found ?? { conferences: [], next: null };
  const after = await nearest(next, "next", passes);
  // What lies between the page and the one that was found has been looked through.
  const before = await nearest(page.previous, "previous", passes);
  const isSecond = before && (await nearest(before.page.previous, "previous", passes)) === null;
  return {
    conferences: conferences.filter(passes),
    next: after?.address ?? null,
    previous: isOnTop && isSecond ? "" : (before?.address ?? null),
  };
}

/** The nearest page on which something passes, from an address on. */
async function nearest(from: string | null, way: "next" | "previous", passes: Passes) {
  let address = from;
  for (let looks = 0; address && looks < MOST_LOOKS; looks++) {
    const page = await twilio().conferences.pageAt(address);
    if (page.conferences.some(passes)) return { address, page };
    address = page[way];
  }
  return null;
}
