import { type OperationName, optionOf } from "./operations";

/** What stands in the place of a secret. */
export const SECRET = "[secret]";

/**
 * The values of an operation as they may be logged, stored and shown: secrets are replaced, and so
 * are the names, passwords and tokens that are written into addresses. What the catalogue does not know, or
 * not in this shape, may be a secret and is replaced as well. Takes whatever a browser sent and
 * never throws.
 */
export function redact(operation: OperationName, values: unknown): Record<string, unknown> {
  if (typeof values !== "object" || values === null) return {};
  const used = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    used.map(([name, value]) => {
      const option = optionOf(operation, name);
      return [name, option && !option.secret ? withoutPasswords(value) : SECRET];
    }),
  );
}

function withoutPasswords(value: unknown): unknown {
  if (typeof value === "boolean" || typeof value === "number") return value;
  if (typeof value === "string") return withoutPassword(value);
  const texts = Array.isArray(value) && value.every((item) => typeof item === "string");
  return texts ? value.map(withoutPassword) : SECRET;
}

/** Names of parameters that say that their values are nobody's business. */
const SECRET_NAME = "[^=?&;#]*(?:auth|credential|key|pass|pwd|secret|signature|token)[^=?&;#]*";
/** In the query of an address, and in the parameters of a SIP address, which its headers follow. */
const IN_QUERY = new RegExp(`([?&]${SECRET_NAME}=)[^&#]*`, "gi");
const IN_SIP = new RegExp(`(;${SECRET_NAME}=)[^;?&#]*`, "gi");

/** An address as it may be kept and shown: without the password, tokens and the like written into it. */
export function withoutPassword(text: string): string {
  const address = text
    .replace(/^(\s*https?:\/\/)[^/?#]*@/i, `$1${SECRET}@`)
    .replace(/^(\s*sips?:[^:@]*:)[^?]*@/i, `$1${SECRET}@`);
  return /^\s*(https?|sips?|client|app):/i.test(address)
    ? address.replace(IN_SIP, `$1${SECRET}`).replace(IN_QUERY, `$1${SECRET}`)
    : address;
}

/** Whether a redacted value is not what it was: there was a secret in it. */
function isRedacted(value: unknown): boolean {
  return [value].flat().some((item) => typeof item === "string" && item.includes(SECRET));
}

/** Redacted values as they can be used again, and the options of which they hold only a trace. */
export function withoutSecrets(values: Readonly<Record<string, unknown>>): {
  values: Record<string, unknown>;
  missing: string[];
} {
  const entries = Object.entries(values);
  return {
    values: Object.fromEntries(entries.filter(([, value]) => !isRedacted(value))),
    missing: entries.filter(([, value]) => isRedacted(value)).map(([name]) => name),
  };
}
