import type { Kind, Relation } from "./option";

const METHODS = ["GET", "POST"] as const;

/** Part of a row: the HTTP method with which Twilio calls the URL of the option `url`. */
export const methodFor = <Url extends string>(url: Url, byDefault: "GET" | "POST" = "POST") => ({
  kind: "enum" as const,
  values: METHODS,
  default: byDefault,
  relations: [onlyWith(url, `The method says how to call ${url}, which is not set.`)],
});

/** Part of a row: the events that Twilio reports to the URL of the option `url`. */
export const eventsFor = <Url extends string>(url: Url, values: readonly string[]) => ({
  ...({ kind: "many", values } satisfies Kind),
  relations: [onlyWith(url, `The events are reported to ${url}, which is not set.`)],
});

/** The option does nothing unless another one has a value. */
export const onlyWith = <Name extends string>(option: Name, because: string): Relation<Name> => ({
  kind: "ignored-unless",
  anyOf: [{ option }],
  because,
});
