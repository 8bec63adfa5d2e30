import { isAdjustable } from "../clock";
import type { Pair } from "../http/parameters";
import type { World } from "../world";
import { type Attempt, attempt, type Outcome, type Send } from "./attempt";
import type { Message } from "./message";
import { readOverrides } from "./overrides";
import { signature, signedUrl } from "./signature";

/** What goes to a customer's own server: a callback, or a request for TwiML. */
export type Parcel = Pick<Message, "url" | "method" | "parameters" | "resourceSid">;

/**
 * Sends something as often and as patiently as its address asks for (Twilio docs: Connection overrides),
 * and tells how the last attempt went. The address must be a URL.
 */
export async function patiently(
  world: World,
  parcel: Parcel,
  { send, token, onAttempt }: { send: Send; token: string; onAttempt?: (made: Attempt) => void },
): Promise<Outcome> {
  const { clock, alerts } = world;
  const { url, resourceSid } = parcel;
  const { overrides, problem } = readOverrides(url);
  if (problem) alerts.raise({ url, resourceSid, code: 11243, detail: problem });

  // However fast simulated time runs, a real server takes its real time.
  const hurry = isAdjustable(clock) ? Math.max(1, clock.speed) : 1;
  const deadline = clock.now() + overrides.totalTime * hurry;
  for (let count = 0; ; count++) {
    const patience = Math.min(overrides.readTimeout * hurry, deadline - clock.now());
    const request = requestOf(world, parcel, token);
    const { connectTimeout } = overrides;
    const outcome = await attempt(request, { send, clock, patience, connectTimeout });
    onAttempt?.(outcome.attempt);
    if (outcome.code === null) return outcome;
    const worthwhile = outcome.retryReason && overrides.retryPolicy.has(outcome.retryReason);
    const hasTime = clock.now() < deadline;
    if (!worthwhile || !hasTime || count >= overrides.retryCount) return outcome;
  }
}

/** With the headers that Twilio's voice callbacks carry; a GET has its parameters in the address. */
function requestOf({ account }: World, message: Parcel, token: string): Request {
  const url = new URL(message.url);
  url.hash = "";
  const headers = new Headers({
    "User-Agent": "TwilioProxy/1.1",
    Accept: "*/*",
    "X-Home-Region": account.region,
    "I-Twilio-Idempotency-Token": token,
  });
  if (url.username !== "") {
    const credentials = [url.username, url.password].map(decodeURIComponent).join(":");
    headers.set("Authorization", `Basic ${Buffer.from(credentials).toString("base64")}`);
    url.username = "";
    url.password = "";
  }
  if (message.method === "GET") return getOf(account.authToken, url, headers, message.parameters);
  const signed = signature(account.authToken, signedUrl(url.href), message.parameters);
  headers.set("X-Twilio-Signature", signed);
  headers.set("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8");
  const body = new URLSearchParams(message.parameters.map(([name, value]) => [name, value]));
  return new Request(url, { method: "POST", headers, body: body.toString() });
}

function getOf(authToken: string, url: URL, headers: Headers, parameters: readonly Pair[]) {
  for (const [name, value] of parameters) url.searchParams.append(name, value);
  headers.set("X-Twilio-Signature", signature(authToken, signedUrl(url.href)));
  return new Request(url, { headers });
}
