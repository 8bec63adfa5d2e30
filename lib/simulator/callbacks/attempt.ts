import type { Clock } from "../clock";
import type { RetryReason } from "./overrides";

/** The network, as an input. `connectTimeout` is in real milliseconds. */
export type Send = (request: Request, limits: { connectTimeout: number }) => Promise<Response>;

/** How one attempt went. */
export interface Attempt {
  /** Milliseconds since 1970, on the simulator's clock. */
  readonly at: number;
  readonly url: string;
  /** Null when there was no answer. */
  readonly status: number | null;
  /** What went wrong, in words; null when nothing did. */
  readonly problem: string | null;
}

/** An attempt and what follows from it. */
export interface Outcome {
  readonly attempt: Attempt;
  /** Twilio's code for the debugger; null when it was delivered. An answer that says no has a code by its subject. */
  readonly code: number | "error response" | null;
  /** What a retry policy would have to name for another attempt. */
  readonly retryReason: RetryReason | null;
}

const MOST_REDIRECTS = 10;
/** In real milliseconds, which pass even while the simulator's time stands still. */
const LONGEST_WAIT = 15_000;

/**
 * Sends a callback once, following redirects without its parameters (Twilio docs: error 16010).
 * @param patience milliseconds to wait for the answer
 * @param connectTimeout real milliseconds to wait for the connection
 */
export async function attempt(
  request: Request,
  {
    send,
    clock,
    patience,
    connectTimeout,
  }: { send: Send; clock: Clock; patience: number; connectTimeout: number },
): Promise<Outcome> {
  const at = clock.now();
  const late = new AbortController();
  const alarm: { cancel?: () => void } = {};
  // A turn later: a stepped clock may pass over hours in one go, and what is answered at once is in time.
  const arming = setImmediate(() => {
    alarm.cancel = clock.after(patience, () => late.abort());
  });
  const impatience = setTimeout(() => late.abort(), LONGEST_WAIT);
  const outcome = (
    status: number | null,
    problem: string | null,
    code: Outcome["code"],
    retryReason: RetryReason | null,
  ): Outcome => ({ attempt: { at, url: request.url, status, problem }, code, retryReason });

  try {
    const sendSoon = (one: Request) => send(one, { connectTimeout });
    const { status } = await orLate(follow(request, sendSoon, late.signal), late.signal);
    if (status < 400) return outcome(status, null, null, null);
    const problem = `It answered with HTTP status ${status}`;
    return outcome(status, problem, "error response", status < 500 ? "4xx" : "5xx");
  } catch (error) {
    if (late.signal.aborted) return outcome(null, "It did not answer in time", 11203, "rt");
    if (error instanceof TooManyRedirects) return outcome(null, error.message, 11215, null);
    const { code, problem, retryReason } = failureOf(error);
    return outcome(null, problem, code, retryReason);
  } finally {
    clearImmediate(arming);
    clearTimeout(impatience);
    alarm.cancel?.();
  }
}

async function follow(
  first: Request,
  send: (request: Request) => Promise<Response>,
  signal: AbortSignal,
): Promise<Response> {
  let request = new Request(first, { redirect: "manual", signal });
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const response = await send(request);
    const location = response.headers.get("Location");
    if (response.status < 300 || response.status >= 400 || !location) {
      await response.body?.cancel();
      return response;
    }
    const { url } = request;
    const headers = { "User-Agent": "TwilioProxy/1.1", Accept: "*/*" };
    request = new Request(new URL(location, url), { headers, redirect: "manual", signal });
  }
  throw new TooManyRedirects();
}

class TooManyRedirects extends Error {
  constructor() {
    super(`It was redirected more than ${MOST_REDIRECTS} times`);
  }
}

/** A sender that does not listen to the signal must not hold the queue up. */
function orLate<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(new Error("Too late")), { once: true });
    work.then(resolve, reject);
  });
}

const failures: Readonly<Record<string, readonly [number, string]>> = {
  ETIMEDOUT: [11201, "The connection timed out"],
  ECONNREFUSED: [11202, "The connection was refused"],
  ENOTFOUND: [11210, "There is no such host"],
  EAI_AGAIN: [11210, "There is no such host"],
};

/** What the network says, in Twilio's terms. Inferred: only a connection that never came to be counts as `ct`. */
function failureOf(error: unknown) {
  const reason: unknown = Object(Object(error).cause ?? error).code;
  const [code, problem] = failures[String(reason)] ?? [11205, "The connection failed"];
  const neverConnected = code === 11201 || code === 11202;
  return { code, problem, retryReason: neverConnected ? ("ct" as const) : null };
}
