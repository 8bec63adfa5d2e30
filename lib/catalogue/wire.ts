import { type OperationName, optionsOf } from "./operations";
import { isSet } from "./option";

/** Twilio's parameter for an option: from → From, dateCreatedBefore → "DateCreated<". */
export function wireName(option: string): string {
  const bounded = /^(date.+)(Before|After)$/.exec(option);
  const name = bounded?.[1] ?? option;
  return (
    name.charAt(0).toUpperCase() +
    name.slice(1) +
    (bounded ? (bounded[2] === "Before" ? "<" : ">") : "")
  );
}

/**
 * What goes over the wire for these values, in the order of the catalogue: a form body, or a query for a GET. A list
 * repeats its parameter; an option without a value is not there at all.
 */
export function wireValues(
  operation: OperationName,
  values: Readonly<Record<string, unknown>>,
): [name: string, value: string][] {
  return Object.entries(optionsOf(operation)).flatMap(([name, option]) => {
    const value = values[name];
    if (!isSet(option, value)) return [];
    const all = Array.isArray(value) ? value : [value];
    return all.map((one): [string, string] => [wireName(name), String(one)]);
  });
}
