import { createHmac } from "node:crypto";
import type { Pair } from "../http/parameters";

/**
 * The `X-Twilio-Signature` of a request: HMAC-SHA1 over its address and, for a form, its sorted
 * parameters (Twilio docs: Webhooks security).
 * @param url exactly what is to be signed; see `signedUrl`
 * @param parameters of a form that is posted; none for GET, and none for a JSON body
 */
export function signature(
  authToken: string,
  url: string,
  parameters: readonly Pair[] = [],
): string {
  const text = sorted(parameters)
    .map(([name, value]) => name + value)
    .join("");
  return createHmac("sha1", authToken)
    .update(url + text, "utf8")
    .digest("base64");
}

/** By name in Unix order; of the same name and value only one counts, as in Twilio's own validators. */
function sorted(parameters: readonly Pair[]): Pair[] {
  const unique = new Map(parameters.map((pair) => [JSON.stringify(pair), pair]));
  return [...unique.values()].toSorted(
    ([name, value], [otherName, otherValue]) =>
      compare(name, otherName) || compare(value, otherValue),
  );
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The address that a voice callback signs: no fragment, no user, and over https no port
 * (Twilio docs: Webhooks security).
 */
export function signedUrl(address: string): string {
  const url = new URL(address);
  url.hash = "";
  url.username = "";
  url.password = "";
  if (url.protocol === "https:") url.port = "";
  return url.href;
}
