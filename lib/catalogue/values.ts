import type { Problem } from "./check";
import { type OperationName, type OptionsOf, optionOf } from "./operations";
import { isSet, type Option, type OptionValue, written } from "./option";
import { hasOptionalZero, plainDigits, spelledNumber } from "./phone-number";
import { withoutEnds, withoutInvisible } from "./plain-text";

/**
 * What a form holds for an option. Nothing is undefined, or "" where that has no meaning of its
 * own.
 */
export type RawValue = string | boolean | readonly string[] | undefined;

/** What a form holds, by option. */
export type RawValues = Readonly<Record<string, RawValue>>;

/**
 * From what a form (or an address, or anybody) holds to values. What is empty is not there at all;
 * what cannot be read is left out and reported. Ranges, shapes and relations are the business of
 * `check`.
 */
export function parseValues<Name extends OperationName>(
  operation: Name,
  raw: Readonly<Record<string, unknown>>,
): { values: Partial<OptionsOf<Name>>; problems: Problem[] } {
  const values: Record<string, OptionValue> = {};
  const problems: Problem[] = [];
  for (const [name, given] of Object.entries({ ...raw })) {
    const option = optionOf(operation, name);
    const text = option && tidy(option, given);
    if (option && !isSet(option, text)) continue;
    const value = option && parse(option, text);
    if (option?.kind === "url" && text !== given) problems.push(trimmed(name));
    if (value !== undefined) values[name] = value;
    else problems.push({ option: name, severity: "error", message: unreadable(option) });
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each value was read as its option's kind
  return { values: values as Partial<OptionsOf<Name>>, problems };
}

/** From values to what a form holds: `parseValues` reads the same values from it again. */
export function printValues(
  operation: OperationName,
  values: Readonly<Record<string, unknown>>,
): RawValues {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      const option = optionOf(operation, name);
      const texts = option && isSet(option, value) ? written(value) : [];
      if (texts[0] === undefined) return [];
      return [[name, option?.kind === "many" ? texts : texts[0]]];
    }),
  );
}

/**
 * Without what comes along when something is pasted, and a number as it is dialled. A secret is taken
 * to the letter, and what nobody sees in a name is named beside it.
 */
function tidy(option: Option, raw: unknown): unknown {
  if (typeof raw !== "string" || option.secret) return raw;
  if (option.kind === "text") return raw.trim();
  const text = withoutEnds(raw);
  if (option.kind === "endpoint") return endpointOf(text);
  if (option.kind === "sid") return whole(text, withoutInvisible(text).replaceAll(/\s/g, ""), SID);
  if (option.kind === "date")
    return whole(text, plainDigits(text).replaceAll(/\p{Pd}/gu, "-"), DAY);
  return option.kind === "integer" ? plainDigits(text) : text;
}

const SID = /^[A-Z]{2}[0-9a-fA-F]{32}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What a text is without what came along in it, where it is whole then; else the text. */
const whole = (text: string, without: string, shape: RegExp) =>
  shape.test(without) ? without : text;

/** A whole phone number, and that of an emergency service, however they are written. */
function endpointOf(text: string): string {
  const number = spelledNumber(text);
  if (/^\+\d+$/.test(number) && !hasOptionalZero(text)) return number;
  return whole(text, plainDigits(text), /^\d{3}$/);
}

/** A space in an address is seen by nobody, and what is sent is not what was pasted. */
function trimmed(option: string): Problem {
  const message = "The spaces around this URL are left out.";
  return { option, severity: "notice", message };
}

function parse(option: Option, raw: unknown): OptionValue | undefined {
  if (option.kind === "boolean") {
    if (raw === true || raw === "true") return true;
    return raw === false || raw === "false" ? false : undefined;
  }
  if (option.kind === "many") {
    const list: unknown = typeof raw === "string" ? raw.split(/[\s,]+/) : raw;
    return Array.isArray(list) && list.every((item) => typeof item === "string") ? list : undefined;
  }
  if (typeof raw !== "string") return undefined;
  if (option.kind === "integer") return /^-?\d{1,15}$/.test(raw) ? Number(raw) : undefined;
  return option.kind === "enum" && !option.values.includes(raw) ? undefined : raw;
}

function unreadable(option: Option | undefined): string {
  if (!option) return "Unknown option.";
  if (option.kind === "boolean") return "Choose true or false.";
  if (option.kind === "integer") return "Give a whole number.";
  if (option.kind === "enum" || option.kind === "many")
    return `Choose from ${option.values.join(", ")}.`;
  return "Write a text.";
}
