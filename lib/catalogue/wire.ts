import { type OperationName, optionsOf } from "./operations";
import { isSet, written } from "./option";

/** Twilio's parameter for an option: from → From, dateCreatedBefore → "DateCreated<". */
export function wireName(option: string): string {
  const name = option.startsWith("date")
    ? option.replace(/Before$/, "<").replace(/After$/, ">")
    : option;
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/**
 * What goes over the wire for these values, in the order of the catalogue: a form body, or a query
 * for a GET. A list repeats its parameter; an option without a value is not there at all.
 */
export function wireValues(
  operation: OperationName,
  values: Readonly<Record<string, unknown>>,
): [name: string, value: string][] {
  return Object.entries(optionsOf(operation))
    .filter(([name, option]) => isSet(option, values[name]))
    .flatMap(([name]) =>
      written(values[name]).map((text): [string, string] => [wireName(name), text]),
    );
}
