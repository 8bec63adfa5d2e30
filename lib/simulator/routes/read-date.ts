import { badRequest } from "../http/twilio-error";

/** The zones that a date in the American form may end with. */
const zones: Readonly<Record<string, string>> = {
  UTC: "Z",
  GMT: "Z",
  EST: "-05:00",
  EDT: "-04:00",
  CST: "-06:00",
  CDT: "-05:00",
  MST: "-07:00",
  MDT: "-06:00",
  PST: "-08:00",
  PDT: "-07:00",
};

/** "2019-06-11", "2019-06-11T22:05:25Z" and "2019-06-11 22:05:25.000". */
const iso = /^(?<date>\d{4}-\d\d-\d\d)(?:[T ](?<time>\d\d:\d\d:\d\d(?:\.\d{1,3})?)Z?)?$/;
/** "06/11/2019" and "06/11/2019 22:05:25 MST". */
const american =
  /^(?<month>\d\d)\/(?<day>\d\d)\/(?<year>\d{4})(?: (?<time>\d\d:\d\d:\d\d)(?: (?<zone>[A-Z]{3}))?)?$/;

/**
 * A date as a filter has it, in milliseconds since 1970. Conferences and recordings take the day alone;
 * Twilio's own examples ask for calls in all forms. Inferred: what names no zone is UTC.
 */
export function readDate(name: string, text: string, accepts: "date" | "date or time"): number {
  const takesTime = accepts === "date or time";
  const { date = "", time, zone = "UTC" } = partsOf(text, takesTime);
  const midnight = Date.parse(date);
  // February the 30th would become a day in March.
  const isReal = !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(date);
  const moment = time === undefined ? midnight : Date.parse(`${date}T${time}${zones[zone] ?? "?"}`);
  if (date === "" || !isReal || Number.isNaN(moment) || (time !== undefined && !takesTime)) {
    throw badRequest(`${name} must be a date, YYYY-MM-DD`);
  }
  return moment;
}

interface Parts {
  readonly date?: string;
  readonly time?: string;
  readonly zone?: string;
}

function partsOf(text: string, takesTime: boolean): Parts {
  const other = takesTime ? american.exec(text)?.groups : undefined;
  if (!other) return { ...iso.exec(text)?.groups };
  const { year, month, day, ...rest } = other;
  return { date: `${year}-${month}-${day}`, ...rest };
}
