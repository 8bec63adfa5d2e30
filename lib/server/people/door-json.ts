import "server-only";

/** How much of a request is read, in bytes: many times what any of these doors needs. */
const LARGEST = 16 * 1024;

/** An answer in words, which no cache keeps. */
export function refuse(status: number, message: string): Response {
  return Response.json({ message }, { status, headers: { "Cache-Control": "no-store" } });
}

/**
 * What a request says in JSON, and in nothing else: a body that two readers understand in two ways
 * could say one thing to what counts and another to what checks. What is no JSON is null.
 * @returns a refusal where it is said in another way, or is too long: then the rest is never read
 */
export async function jsonOf(request: Request): Promise<{ said: unknown } | Response> {
  const [type = ""] = (request.headers.get("content-type") ?? "").split(";");
  if (type.trim().toLowerCase() !== "application/json") return refuse(415, NOT_JSON);
  const text = await textOf(request);
  return text === null ? refuse(413, TOO_LONG) : { said: parsed(text) };
}

/** A request's body, counted as it comes, whatever its Content-Length says; null if it is too long. */
async function textOf({ headers, body }: Request): Promise<string | null> {
  if (Number(headers.get("content-length")) > LARGEST) return null;
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let read = 0;
  for (;;) {
    const part = await reader?.read();
    if (!part || part.done) return text + decoder.decode();
    read += part.value.byteLength;
    if (read > LARGEST) {
      await reader?.cancel();
      return null;
    }
    text += decoder.decode(part.value, { stream: true });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The same request, saying this and nothing else. */
export function saying(request: Request, said: unknown): Request {
  const headers = new Headers(request.headers);
  headers.delete("content-length");
  headers.set("content-type", "application/json");
  return new Request(request.url, { method: "POST", headers, body: JSON.stringify(said) });
}

/** The same answer, with its cookies, saying this instead. */
export function withBody(answered: Response, body: object): Response {
  const headers = new Headers(answered.headers);
  headers.delete("content-length");
  return Response.json(body, { status: answered.status, headers });
}

const NOT_JSON =
  "This door understands JSON alone. Send the body with Content-Type: application/json.";

const TOO_LONG = "This is more than Bridgeboard reads here: at most 16 kB.";
