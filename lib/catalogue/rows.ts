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

/**
 * An address of one's own that keeps Twilio from calling the board back.
 * @param loss a sentence: what the board then does not know
 */
export const ownAddress = (loss: string, of: "call" | "conference" = "call") =>
  ({
    kind: "replaces-board",
    of,
    because: `Your own address takes the place of the board's. ${loss}`,
  }) satisfies Relation;

/** Part of a callback with an address of one's own: by itself it only takes the board's away. */
export const ownPart = <Url extends string>(
  url: Url,
  loss: string,
  of: "call" | "conference" = "call",
): Relation<Url> => ({
  kind: "replaces-board",
  of,
  unless: url,
  because: `With this set, the board does not send its own address either. ${loss}`,
});

/** The option does nothing unless another one has a value. */
export const onlyWith = <Name extends string>(option: Name, because: string): Relation<Name> => ({
  kind: "ignored-unless",
  anyOf: [{ option }],
  because,
});
