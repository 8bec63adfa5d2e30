import * as fc from "fast-check";
import { type OperationName, optionsOf } from "../operations";
import type { Option, OptionValue } from "../option";

/**
 * Any values that an operation's options can have by their kind, whether Twilio would like them or
 * not.
 */
export function anyValues(
  operation: OperationName,
): fc.Arbitrary<Readonly<Record<string, OptionValue | undefined>>> {
  const byOption = Object.entries(optionsOf(operation)).map(
    ([name, option]) => [name, anyValue(option)] as const,
  );
  return fc.record(Object.fromEntries(byOption), { requiredKeys: [] });
}

function anyValue(option: Option): fc.Arbitrary<OptionValue> {
  if (option.kind === "boolean") return fc.boolean();
  if (option.kind === "integer") return fc.integer();
  if (option.kind === "many") return fc.subarray([...option.values], { minLength: 1 });
  if (option.kind === "enum") return fc.constantFrom(...option.values);
  const text = fc.string({ minLength: 1, unit: "grapheme" });
  if (option.secret) return text;
  const tidy = text.map((some) => some.trim()).filter((some) => some !== "");
  return option.kind === "url" && option.emptyMeans !== undefined
    ? fc.oneof(tidy, fc.constant(""))
    : tidy;
}
