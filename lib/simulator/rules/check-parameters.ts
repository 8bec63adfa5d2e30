import { Parameters } from "../http/parameters";
import { badRequest, refused } from "../http/twilio-error";

/** What Twilio asks of one parameter. `code` is what it answers otherwise; without one it is 20001, "Bad Request". */
export type Rule =
  | { readonly is: "url"; readonly plainHost?: true; readonly code?: number }
  | { readonly is: "method" }
  | { readonly is: "one of"; readonly values: readonly string[]; readonly code?: number }
  | { readonly is: "some of"; readonly values: readonly string[]; readonly code?: number }
  | {
      readonly is: "integer";
      readonly min: number;
      readonly max?: number;
      readonly code?: number;
    };

export type Rules = Readonly<Record<string, Rule>>;

/**
 * The parameters, with their words in Twilio's own spelling. Refuses the first that breaks its rule.
 * Parameters without a rule are ignored, as Twilio does.
 */
export function readParameters(sent: Parameters, rules: Rules): Parameters {
  const form = new Parameters(
    sent.pairs.map(([name, value]) => [
      name,
      Object.hasOwn(rules, name) ? spelled(value, rules[name]) : value,
    ]),
  );
  for (const [name, rule] of Object.entries(rules)) {
    const value = form.get(name);
    if (value !== undefined) check(name, value, rule, form);
  }
  return form;
}

/** Case does not count. Inferred: Twilio's own examples send MachineDetection=enable for Enable. */
function spelled(value: string, rule: Rule | undefined): string {
  if (rule?.is === "method") return value.toUpperCase();
  if (rule?.is !== "one of" && rule?.is !== "some of") return value;
  return value
    .split(" ")
    .map((word) => rule.values.find((one) => one.toLowerCase() === word.toLowerCase()) ?? word)
    .join(" ");
}

function check(name: string, value: string, rule: Rule, form: Parameters): void {
  switch (rule.is) {
    case "url":
      if (!isAbsoluteUrl(value)) {
        throw refused(rule.code ?? 21205, `${name} must be an absolute http or https URL`);
      }
      // Twilio docs: Call resource, `StatusCallback`.
      if (rule.plainHost && new URL(value).hostname.includes("_")) {
        throw refused(21205, `The host name in ${name} must not contain an underscore`);
      }
      return;
    case "method":
      if (value !== "GET" && value !== "POST") {
        throw refused(21209, `${name} must be GET or POST`);
      }
      return;
    case "one of":
      if (!rule.values.includes(value)) {
        throw refused(rule.code ?? 20001, `${name} must be one of ${rule.values.join(", ")}`);
      }
      return;
    case "some of": {
      const unknown = form.all(name).find((item) => !rule.values.includes(item));
      if (unknown !== undefined) {
        throw refused(
          rule.code ?? 20001,
          `${name} may have ${rule.values.join(", ")}, but not ${unknown}`,
        );
      }
      return;
    }
    case "integer": {
      const { min, max = Infinity } = rule;
      const number = /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
      if (!(number >= min && number <= max)) {
        const range = max === Infinity ? `of at least ${min}` : `from ${min} to ${max}`;
        throw refused(rule.code ?? 20001, `${name} must be a whole number ${range}`);
      }
      return;
    }
  }
}

function isAbsoluteUrl(text: string): boolean {
  return /^https?:\/\/[^\s/?#]/i.test(text) && URL.canParse(text);
}

/** Decodes one part of a path. */
export function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw badRequest(`"${segment}" is not properly percent-encoded`);
  }
}
