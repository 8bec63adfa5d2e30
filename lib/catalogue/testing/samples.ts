import { type OperationName, optionsOf } from "../operations";
import type { Option, OptionValue } from "../option";

const SID_DIGITS = "0123456789abcdef0123456789abcdef";

/** Options whose text cannot be guessed from their kind. */
const byName: Readonly<Record<string, string>> = {
  to: "sip:ana@example.com?x-ticket=42",
  from: "ana",
  callerId: "ana",
  emergencyCallerPosition: "37.789 -122.396",
  passports: "eyJhbGciOiJFUzI1NiJ9.e30.c2ln,eyJhbGciOiJFUzI1NiJ9.e31.c2ln",
};

/** A right value for an option, the same each time. */
function sample(name: string, option: Option): OptionValue {
  const named = byName[name];
  if (named !== undefined) return named;
  if (option.kind === "boolean") return true;
  if (option.kind === "integer") return option.min ?? option.max ?? 30;
  if (option.kind === "many") return option.values;
  if (option.kind === "enum") return option.values[0] ?? "";
  if (option.kind === "url") return `https://example.com/${name}?a=1&b=%20`;
  if (option.kind === "date") return "2026-11-30";
  if (option.kind === "sid") return option.prefix + SID_DIGITS;
  return option.kind === "endpoint" ? "+14155550123" : `${name} & more`;
}

/** A right value for every option of an operation. */
export function samples(operation: OperationName): Record<string, OptionValue> {
  return Object.fromEntries(
    Object.entries(optionsOf(operation)).map(([name, option]) => [name, sample(name, option)]),
  );
}
