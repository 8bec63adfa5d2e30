import { isThere, readDocument } from "./document";
import { createValidator, type Exchange } from "./validator";

let validator: ReturnType<typeof createValidator> | undefined;

/** What Twilio's OpenAPI document has against an exchange, where it is there and has anything to say. */
export function problemsOf(
  exchange: Exchange,
  parts: readonly ("request" | "answer")[] = ["answer"],
): string[] {
  if (!isThere || !isOfTheDocument(exchange)) return [];
  const judge = (validator ??= createValidator(readDocument()));
  return parts.flatMap((part) => judge[part](exchange));
}

const SPOILT = new Set(['{"items":[null]}', '{"items":[{"sid":"']);

/** Not the simulator's own paths, not XML, and not what a fault was ordered to spoil. */
function isOfTheDocument({ url, contentType, body }: Exchange): boolean {
  const { pathname } = new URL(url);
  if (!pathname.startsWith("/2010-04-01/") || !pathname.endsWith(".json")) return false;
  return contentType !== "text/html" && !SPOILT.has(body);
}
