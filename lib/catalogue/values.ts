import type { Problem } from "./check";
import { type OperationName, optionOf } from "./operations";
import { isSet, type Option, type OptionValue, type Values } from "./option";

/** What a form holds for an option. Nothing is undefined, or "" where that has no meaning of its own. */
export type RawValue = string | boolean | readonly string[] | undefined;

/**
 * From what a form holds to values. What is empty is not there at all; what cannot be read is left out and reported.
 * Ranges, shapes and relations are the business of `check`.
 */
export function parseValues(
  operation: OperationName,
  raw: Readonly<Record<string, RawValue>>,
): { values: Values; problems: Problem[] } {
  const values: Record<string, OptionValue> = {};
  const problems: Problem[] = [];
  for (const [name, given] of Object.entries({ ...raw })) {
    const option = optionOf(operation, name);
    const text = option && tidy(option, given);
    const value = option && isSet(option, text) ? parse(option, text) : undefined;
    if (value !== undefined) values[name] = value;
    else if (!option)
      problems.push({ option: name, severity: "error", message: "Unknown option." });
    else if (isSet(option, text)) {
      problems.push({ option: name, severity: "error", message: unreadable(option) });
    }
  }
  return { values, problems };
}

/** From values to what a form holds: `parseValues` reads the same values from it again. */
export function printValues(
  operation: OperationName,
  values: Values,
): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([name, value]) => {
        const option = optionOf(operation, name);
        return option && isSet(option, value);
      })
      .map(([name, value]) => [name, Array.isArray(value) ? value.map(String) : String(value)]),
  );
}

/** Without the spaces that come along when something is pasted; a secret is taken to the letter. */
function tidy(option: Option, raw: unknown): unknown {
  return typeof raw === "string" && !option.secret ? raw.trim() : raw;
}

function parse({ kind }: Option, raw: unknown): OptionValue | undefined {
  if (kind === "boolean") {
    if (raw === true || raw === "true") return true;
    return raw === false || raw === "false" ? false : undefined;
  }
  if (kind === "integer") {
    return typeof raw === "string" && /^-?\d{1,15}$/.test(raw) ? Number(raw) : undefined;
  }
  if (kind === "many") {
    const list: unknown = typeof raw === "string" ? raw.split(/[\s,]+/) : raw;
    return Array.isArray(list) && list.every((item) => typeof item === "string") ? list : undefined;
  }
  return typeof raw === "string" ? raw : undefined;
}

function unreadable({ kind }: Option): string {
  if (kind === "boolean") return "Choose true or false.";
  if (kind === "integer") return "Give a whole number.";
  return kind === "many" ? "Choose from the list." : "Write a text.";
}
