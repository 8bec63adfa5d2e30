import { endpointNotice, urlNotice } from "./address";
import { applies, type Context, type Given } from "./check-relations";
import { valueProblem } from "./check-value";
import { type OperationName, type OptionsOf, optionsOf } from "./operations";
import type { Option } from "./option";

export type { Context } from "./check-relations";

/**
 * Something to say about an option. An error keeps the operation from being sent, a notice does
 * not.
 */
export interface Problem {
  /** The option's name; "" where the values as a whole are meant. */
  option: string;
  severity: "error" | "notice";
  message: string;
}

/**
 * Everything that can be said about values before Twilio is asked: each by itself, and together
 * with the others. They may come from anybody: whatever they are, the answer is a list, never an
 * exception. An option that is not used is absent (or undefined): a null, "" or [] is an error,
 * because it would be sent.
 */
export function check(operation: OperationName, values: unknown, context: Context = {}): Problem[] {
  if (typeof values !== "object" || values === null || Array.isArray(values)) {
    return [error("", "These are not options.")];
  }
  const options = optionsOf(operation);
  const given = { options, values: { ...values }, context };
  const unknown = Object.keys(values).filter((name) => !Object.hasOwn(options, name));
  return [
    ...unknown.map((name) =>
      error(name, "Unknown option: this operation of Twilio has none of this name."),
    ),
    ...Object.entries(options).flatMap(([name, option]) => checkOption(name, option, given)),
  ];
}

/**
 * Whether values are right, as far as it can be known before Twilio is asked: there may be notices,
 * but no errors.
 */
export function isOptionsOf<Name extends OperationName>(
  operation: Name,
  values: unknown,
): values is OptionsOf<Name> {
  return check(operation, values).every(({ severity }) => severity !== "error");
}

function checkOption(name: string, option: Option, given: Given): Problem[] {
  const value = given.values[name];
  if (value === undefined) return option.required ? [error(name, `Fill in ${option.label}.`)] : [];
  const problem = valueProblem(option, value);
  if (problem !== undefined) return [error(name, problem)];
  const related = (option.relations ?? []).filter((relation) => applies(relation, name, given));
  return [
    ...cutNotice(name, option, value),
    ...addressNotice(name, option, value),
    ...related.map(({ kind, because }) =>
      kind === "needs" || kind === "excludes" ? error(name, because) : notice(name, because),
    ),
  ];
}

function cutNotice(name: string, option: Option, value: unknown): Problem[] {
  if (option.kind !== "text" || option.cutAt === undefined || typeof value !== "string") return [];
  if (value.length <= option.cutAt) return [];
  return [
    notice(name, `Twilio uses only the first ${option.cutAt} of these ${value.length} characters.`),
  ];
}

function addressNotice(name: string, option: Option, value: unknown): Problem[] {
  if (typeof value !== "string") return [];
  const odd =
    option.kind === "url"
      ? urlNotice(value)
      : option.kind === "endpoint"
        ? endpointNotice(value)
        : undefined;
  return odd === undefined ? [] : [notice(name, odd)];
}

function error(option: string, message: string): Problem {
  return { option, severity: "error", message };
}

function notice(option: string, message: string): Problem {
  return { option, severity: "notice", message };
}
