import type { Parameters } from "../http/parameters";
import { badRequest } from "../http/twilio-error";
import { readDate } from "./read-date";

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
    const wanted = value.toLowerCase();
    if (!values.includes(wanted)) throw badRequest(`${value} is none of ${values.join(", ")}`);
    return (row) => read(row) === wanted;
  };
}

const dayOf = (time: number) => Math.floor(time / 86_400_000);

/**
 * A date in its three forms: on that day, up to its midnight (`<`), from its midnight on (`>`), all UTC.
 * @param accepts whether a time may follow the date: calls take one, conferences refuse it
 */
export function dateFilters<R>(
  name: string,
  read: (row: R) => number | null,
  accepts: "date" | "date or time" = "date",
): Filters<R> {
  const compare =
    (passes: (time: number, asked: number) => boolean): Filters<R>[string] =>
    (value) => {
      const asked = readDate(name, value, accepts);
      return (row) => {
        const time = read(row);
        return time !== null && passes(time, asked);
      };
    };
  return {
    [name]: compare((time, asked) => dayOf(time) === dayOf(asked)),
    [`${name}<`]: compare((time, asked) => time <= asked),
    [`${name}>`]: compare((time, asked) => time >= asked),
  };
}
