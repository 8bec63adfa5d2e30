import { type OperationName, optionsOf } from "@/lib/catalogue/operations";
import { wireName } from "@/lib/catalogue/wire";
import type { Parameters } from "../http/parameters";

/** The parameters of an operation that are true or false. */
export function booleansOf(operation: OperationName): string[] {
  return Object.entries(optionsOf(operation))
    .filter(([, { kind }]) => kind === "boolean")
    .map(([name]) => wireName(name));
}

/** What Twilio takes without a word, and in another way than whoever sent it may think. */
export function hintsOn(sent: Parameters, booleans: readonly string[]): string[] {
  return booleans
    .map((name) => [name, sent.get(name)] as const)
    .filter(([, value]) => value !== undefined && !/^(true|false)$/i.test(value))
    .map(([name, value]) => `${name}=${value} counts as false: only "true" is true.`);
}
