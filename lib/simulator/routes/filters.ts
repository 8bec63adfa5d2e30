import type { Parameters } from "../http/parameters";
import { badRequest } from "../http/twilio-error";

/** For each query parameter a list takes: which rows its value lets through. */
export type Filters<R> = Readonly<Record<string, (value: string) => (row: R) => boolean>>;

/** All filters that were sent, as one. Empty values and unknown names filter nothing. */
export function readFilters<R>(query: Parameters, filters: Filters<R>) {
  const sent = query.pairs.filter(([name, value]) => value !== "" && Object.hasOwn(filters, name));
  const tests = sent.map(([name, value]) => filters[name]?.(value) ?? (() => true));
  return { sent, matches: (row: R) => tests.every((test) => test(row)) };
}

/** Inferred: anything but "true" counts as false here too. */
export function booleanFilter<R>(read: (row: R) => boolean): Filters<R>[string] {
  return (value) => {
    const wanted = value.toLowerCase() === "true";
    return (row) => read(row) === wanted;
  };
}

export function oneOfFilter<R>(
  values: readonly string[],
  read: (row: R) => string,
): Filters<R>[string] {
  return (value) => {
    if (!values.includes(value)) throw badRequest(`${value} is none of ${values.join(", ")}`);
    return (row) => read(row) === value;
  };
}

const DAY_MS = 86_400_000;

/** A date, in its three forms: on the day, up to its midnight (`<`), from its midnight on (`>`), all UTC. */
export function dateFilters<R>(name: string, read: (row: R) => number | null): Filters<R> {
  const compare =
    (passes: (time: number, midnight: number) => boolean): Filters<R>[string] =>
    (value) => {
      const midnight = readDate(name, value);
      return (row) => {
        const time = read(row);
        return time !== null && passes(time, midnight);
      };
    };
  return {
    [name]: compare((time, midnight) => time >= midnight && time < midnight + DAY_MS),
    [`${name}<`]: compare((time, midnight) => time <= midnight),
    [`${name}>`]: compare((time, midnight) => time >= midnight),
  };
}

/** YYYY-MM-DD; a date with a time is refused, as Twilio does. */
function readDate(name: string, value: string): number {
  const time = /^\d{4}-\d\d-\d\d$/.test(value) ? Date.parse(value) : Number.NaN;
  const isReal = !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
  if (!isReal) throw badRequest(`${name} must be a date, YYYY-MM-DD`);
  return time;
}
