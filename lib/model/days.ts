const HOUR = 3_600_000;
/** No clock on earth is further from UTC than this. */
const FURTHEST = 26 * HOUR;

/** A day of the calendar (YYYY-MM-DD) as a number that can be reckoned with: its midnight in UTC, in ms. */
type Day = number;

const dayOf = (text: string): Day => Date.parse(text);
const dayAfter = (day: Day): Day => day + 24 * HOUR;

/** Whether this is the name of a time zone, such as Europe/London, that is known here. */
export function isTimeZone(text: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: text }));
  } catch {
    return false;
  }
}

/** From one moment up to another, in ms since 1970, without the last. */
export interface Span {
  from: number;
  to: number;
}

/** What lasts as long as these days do in a time zone: one, and those from and up to others. */
export function spanOf(
  days: { on?: string | undefined; from?: string | undefined; to?: string | undefined },
  timeZone: string,
): Span {
  const starts = [days.on, days.from].filter((day) => day !== undefined);
  const ends = [days.on, days.to].filter((day) => day !== undefined);
  return {
    from: Math.max(-Infinity, ...starts.map((day) => startOf(dayOf(day), timeZone))),
    to: Math.min(Infinity, ...ends.map((day) => startOf(dayAfter(dayOf(day)), timeZone))),
  };
}

/** The first moment of a day in a time zone. A day may begin at one, and not be there at all. */
function startOf(day: Day, timeZone: string): number {
  const shown = new Intl.DateTimeFormat("en", {
    timeZone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
  });
  let before = day - FURTHEST;
  let since = day + FURTHEST;
  while (since - before > 1) {
    const middle = Math.floor((before + since) / 2);
    if (dayShown(shown, middle) < day) before = middle;
    else since = middle;
  }
  return since;
}

function dayShown(shown: Intl.DateTimeFormat, at: number): Day {
  const parts = shown.formatToParts(at).map(({ type, value }) => [type, Number(value)] as const);
  const { year = 0, month = 1, day = 1 } = Object.fromEntries(parts);
  return new Date(0).setUTCFullYear(year, month - 1, day);
}
