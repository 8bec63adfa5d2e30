import { placeholderIn } from "./address";
import { endpointProblem } from "./endpoint";
import type { Kind, Option } from "./option";
import { isBlank, unseenProblem } from "./plain-text";

type Of<Name extends Kind["kind"]> = Extract<Option, { kind: Name }>;
type TextOption = Exclude<Option, Of<"boolean" | "integer" | "many">>;

const UNITS = { s: "seconds", ms: "milliseconds", participants: "participants" };
const EMPTY = "Give it a value or leave it out.";

/** What is wrong with one value by itself, in a sentence; undefined if nothing is. */
export function valueProblem(option: Option, value: unknown): string | undefined {
  if (value === null) return EMPTY;
  if (option.kind === "boolean") {
    return typeof value === "boolean" ? undefined : "Choose true or false.";
  }
  if (option.kind === "integer") return integerProblem(option, value);
  if (option.kind === "many") return manyProblem(option, value);
  return typeof value === "string" ? textProblem(option, value) : "Write a text.";
}

function integerProblem({ unit, min, max }: Of<"integer">, value: unknown): string | undefined {
  const right =
    typeof value === "number" &&
    Number.isSafeInteger(value) &&
    (min === undefined || value >= min) &&
    (max === undefined || value <= max);
  if (right) return undefined;
  const from = min === undefined ? "" : `${max === undefined ? ", at least" : " from"} ${min}`;
  return `Give a whole number of ${UNITS[unit]}${from}${max === undefined ? "" : ` to ${max}`}.`;
}

function manyProblem({ values }: Of<"many">, value: unknown): string | undefined {
  if (Array.isArray(value) && value.length === 0) return EMPTY;
  const right =
    Array.isArray(value) &&
    new Set(value).size === value.length &&
    value.every((one) => values.includes(one));
  return right ? undefined : `Choose from ${values.join(", ")}, each at most once.`;
}

function textProblem(option: TextOption, text: string): string | undefined {
  if (option.kind === "url") return urlProblem(option, text);
  if (text === "") return EMPTY;
  if (option.kind === "endpoint") {
    return unseenProblem(text, "address") ?? endpointProblem(text, option.accepts);
  }
  if (option.kind === "enum") {
    return option.values.includes(text) ? undefined : `Choose from ${option.values.join(", ")}.`;
  }
  if (option.kind === "date") {
    return isDate(text) ? undefined : "Write a date as year-month-day, for example 2026-11-30.";
  }
  if (option.kind === "sid") {
    const right = new RegExp(`^${option.prefix}[0-9a-fA-F]{32}$`).test(text);
    return right ? undefined : `Write a SID: ${option.prefix} and 32 hexadecimal digits.`;
  }
  return lengthProblem(option, text) ?? shapeProblem(option, text) ?? lineProblem(option, text);
}

/** What is wrong with a line of text for what cannot be seen in it; what is looked for may hold anything. */
function lineProblem({ secret, group }: Of<"text">, text: string): string | undefined {
  if (secret || group === "filter") return unseenProblem(text, "secret");
  if (isBlank(text)) return "There is nothing to see in this. Write a text.";
  return unseenProblem(text, "name");
}

function urlProblem({ emptyMeans, strictHost }: Of<"url">, text: string): string | undefined {
  if (text === "") return emptyMeans === undefined ? EMPTY : undefined;
  const unseen = unseenProblem(text, "address");
  if (unseen) return unseen;
  const url = /^https?:\/\/[^\s/]\S*$/i.test(text) && URL.canParse(text) && new URL(text);
  if (!url) {
    const placeholder = placeholderIn(text);
    return placeholder
      ? `Write the real address in place of “${placeholder}”.`
      : "Write a whole URL that starts with https:// or http://.";
  }
  return strictHost && url.hostname.includes("_")
    ? "Twilio refuses a host name with an underscore."
    : undefined;
}

function lengthProblem({ minLength = 0, maxLength }: Of<"text">, text: string): string | undefined {
  if (maxLength !== undefined && text.length > maxLength) {
    return `Write at most ${maxLength} characters; these are ${text.length}.`;
  }
  return text.length < minLength ? `Write at least ${minLength} characters.` : undefined;
}

function shapeProblem({ pattern, shape }: Of<"text">, text: string): string | undefined {
  if (pattern === undefined || new RegExp(`^(?:${pattern})$`, "u").test(text)) return undefined;
  return `Write ${shape ?? "it in another way"}.`;
}

/** Whether a text is a day of the calendar, YYYY-MM-DD. */
function isDate(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
