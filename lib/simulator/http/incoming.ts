import { type Pair, Parameters } from "./parameters";

/** A request, read once. */
export interface Incoming {
  readonly method: string;
  /** Without the query, still percent-encoded. */
  readonly path: string;
  /** As sent, with the query. */
  readonly target: string;
  readonly query: Parameters;
  readonly form: Parameters;
  /** The body as text. */
  readonly body: string;
  /** The user and password of HTTP Basic authentication, if there was any. */
  readonly credentials: { readonly username: string; readonly password: string } | null;
  readonly signal: AbortSignal;
}

/** Only a form's body becomes parameters: Twilio takes nothing else (Twilio docs: Requests to the REST API). */
export async function readIncoming(request: Request): Promise<Incoming> {
  const url = new URL(request.url);
  const isForm = request.headers.get("content-type")?.includes("x-www-form-urlencoded") ?? false;
  const body = await request.text();
  return {
    method: request.method,
    path: url.pathname,
    target: url.pathname + url.search,
    query: new Parameters(pairsOf(url.searchParams)),
    form: new Parameters(isForm ? pairsOf(new URLSearchParams(body)) : []),
    body,
    credentials: readCredentials(request.headers.get("authorization")),
    signal: request.signal,
  };
}

const pairsOf = (parameters: URLSearchParams): Pair[] => [...parameters.entries()];

function readCredentials(authorization: string | null) {
  const encoded = /^Basic\s+(\S+)$/i.exec(authorization ?? "")?.[1];
  if (!encoded) return null;
  const [username = "", ...password] = Buffer.from(encoded, "base64").toString("utf8").split(":");
  return { username, password: password.join(":") };
}
