import { type OperationName, optionOf } from "./operations";

export const SECRET = "[secret]";

/**
 * The values of an operation as they may be logged, stored and shown: secrets are replaced, passwords within
 * addresses too. What the catalogue does not know, or not in this shape, may be a secret and is replaced as well.
 */
export function redact(operation: OperationName, values: unknown): Record<string, unknown> {
  if (typeof values !== "object" || values === null) return {};
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const option = optionOf(operation, name);
      return [name, option && !option.secret ? withoutPasswords(value) : SECRET];
    }),
  );
}

function withoutPasswords(value: unknown): unknown {
  if (typeof value === "boolean" || typeof value === "number" || value === null) return value;
  if (typeof value === "string")
    return value.replace(/^([a-z]+:(?:\/\/)?[^/?#@:]*:)[^/?#@]*@/i, `$1${SECRET}@`);
  if (Array.isArray(value) && value.every((item) => typeof item === "string"))
    return value.map(withoutPasswords);
  return SECRET;
}
