import type { Pair } from "../http/parameters";
import type { World } from "../world";
import { type Attempt, attempt, type Outcome, type Send } from "./attempt";
import type { Message, Subject } from "./message";
import { readOverrides } from "./overrides";
import { signature, signedUrl } from "./signature";

/**
 * Delivers a callback as patiently as its address asks for (Twilio docs: Connection overrides), and
 * reports what went wrong to the debugger's list. Never throws.
 * @param token the same for all attempts, so that the receiver can tell a repetition
 * @param onAttempt hears of each attempt as it ends
 */
export async function deliver(
  world: World,
  message: Message,
  { send, token, onAttempt }: { send: Send; token: string; onAttempt: (made: Attempt) => void },
): Promise<boolean> {
  const { clock, alerts } = world;
  const about = { resourceSid: message.resourceSid, url: message.url };
  if (!URL.canParse(message.url)) {
    alerts.raise({ ...about, code: 11200, detail: "The address is not a URL." });
    return false;
  }
  const { overrides, problem } = readOverrides(message.url);
  if (problem) alerts.raise({ ...about, code: 11243, detail: problem });

  const startedAt = clock.now();
  for (let count = 0; ; count++) {
    const left = overrides.totalTime - (clock.now() - startedAt);
    const request = requestOf(world, message, token);
    const outcome = await attempt(request, { send, clock, overrides, left });
    onAttempt(outcome.attempt);
    if (outcome.code === null) return true;
    const worthwhile = outcome.retryReason && overrides.retryPolicy.has(outcome.retryReason);
    const hasTime = clock.now() - startedAt < overrides.totalTime;
    if (worthwhile && hasTime && count < overrides.retryCount) continue;
    alerts.raise({ ...about, ...levelAndCode(outcome, message.subject), detail: told(outcome) });
    return false;
  }
}

const told = ({ attempt: { problem } }: Outcome) => `${problem ?? "It failed"}.`;

/** Twilio docs: errors 15003 and 16011. Inferred: the other callbacks are reported as 11200. */
const errorResponse: Readonly<Record<Subject, { code: number; level: "error" | "warning" }>> = {
  conference: { code: 16011, level: "error" },
  call: { code: 15003, level: "warning" },
  "machine detection": { code: 11200, level: "error" },
  recording: { code: 11200, level: "error" },
};

function levelAndCode({ code }: Outcome, subject: Subject) {
  if (typeof code !== "number") return errorResponse[subject];
  return { code, level: "error" } as const;
}

/** With the headers that Twilio's voice callbacks carry; a GET has its parameters in the address. */
function requestOf({ account }: World, message: Message, token: string): Request {
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
