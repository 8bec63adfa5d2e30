import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import twilio from "twilio";
import type SdkResponse from "twilio/lib/http/response";
import { now } from "../clock";
import { refused, type Sent, unanswered, unreadable } from "./faults";
import { hearTwilioClock } from "./twilio-clock";

/** Sends a request. `fetch`, or a simulator in the same process. */
export type Fetch = (request: Request) => Promise<Response>;

/** No request to Twilio takes longer, in milliseconds. */
const TIME_LIMIT = 10_000;

/** What is known of the request that an SDK call makes; the SDK's own errors carry nothing of it. */
export const underWay = new AsyncLocalStorage<Sent>();

type Options<T = object> = Parameters<typeof twilio.RequestClient.prototype.request<T>>[0];

/**
 * Carries the official SDK's requests. It replaces the SDK's own client for four reasons: any base
 * URL; a time limit that ends the request; errors that are ours and hold no authorization header;
 * and nothing is kept of a request after its answer.
 */
export class Transport extends twilio.RequestClient {
  constructor(
    private readonly send: Fetch,
    private readonly baseUrl?: string,
    private readonly timeLimit = TIME_LIMIT,
  ) {
    super();
  }

  override async request<T>(options: Options<T>): Promise<SdkResponse<T>> {
    const sent = underWay.getStore() ?? { method: options.method };
    const response = await this.answer(options, sent);
    sent.requestId = response.headers.get("twilio-request-id") ?? undefined;
    const text = await response.text().catch((cause: unknown) => {
      throw unanswered(cause, sent);
    });
    const body = parse(text);
    if (!response.ok) throw refused(response.status, body, sent);
    if (response.status !== 204 && !isRecord(body)) throw unreadable(sent);
    const headers = Object.fromEntries(response.headers);
    return { statusCode: response.status, body: body as T, headers };
  }

  private async answer<T>(options: Options<T>, sent: Sent): Promise<Response> {
    const { username = "", password = "" } = options;
    const headers = new Headers(options.headers);
    headers.set(
      "Authorization",
      `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`,
    );
    const request = new Request(address(options, this.baseUrl), {
      method: options.method.toUpperCase(),
      headers,
      body: options.data ? form(options.data) : null,
      redirect: "manual",
      signal: AbortSignal.timeout(this.timeLimit),
    });
    const asked = now();
    try {
      const response = await this.send(request);
      hearTwilioClock({ date: response.headers.get("date"), sent: asked, received: now() });
      return response;
    } catch (cause) {
      throw unanswered(cause, sent);
    }
  }
}

function address({ uri, params }: Options<unknown>, baseUrl: string | undefined): URL {
  const asked = new URL(uri);
  const path = asked.pathname + asked.search;
  const url = baseUrl ? new URL(baseUrl.replace(/\/+$/, "") + path) : asked;
  for (const [name, value] of form(params ?? {})) url.searchParams.append(name, value);
  return url;
}

/** Twilio's form encoding: a list is a repeated key (Twilio docs: Twilio's request). */
function form(data: object): URLSearchParams {
  const pairs = Object.entries(data).flatMap(([name, value]: [string, unknown]) =>
    (Array.isArray(value) ? value : [value]).map((one) => [name, String(one)]),
  );
  return new URLSearchParams(pairs);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isRecord = (body: unknown): body is object => typeof body === "object" && body !== null;
