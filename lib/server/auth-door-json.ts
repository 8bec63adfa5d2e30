import "server-only";

/** An answer in words, which no cache keeps. */
export function refuse(status: number, message: string): Response {
  return Response.json({ message }, { status, headers: { "Cache-Control": "no-store" } });
}

/**
 * What a request says in JSON, and in nothing else: a body that two readers understand in two ways
 * could say one thing to what counts and another to what checks. What is no JSON is null.
 * @returns a refusal where it is said in another way
 */
export async function jsonOf(request: Request): Promise<{ said: unknown } | Response> {
  const [type = ""] = (request.headers.get("content-type") ?? "").split(";");
  if (type.trim().toLowerCase() !== "application/json") return refuse(415, NOT_JSON);
  return { said: await request.json().catch(() => null) };
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
