import "server-only";
import type { IncomingMessage } from "node:http";
import { type Fault, invalid } from "@/lib/model/fault";

/** The route that answers for every address that cannot be read. */
const ROUTE = "/api/malformed-address";

/**
 * Next.js answers with 500 if an escape in a path stands for no character: it never gets to see one. In
 * the query of a page, or of a way back from a sign-in, people and other servers may write a lone %.
 */
export function divertMalformed(request: Pick<IncomingMessage, "url">): void {
  const { url = "/" } = request;
  const isRoute = url.startsWith("/api/");
  const isStrict = isRoute && !url.startsWith("/api/auth/");
  const [path = ""] = url.split("?");
  if (isReadable(isStrict ? url : path) && !url.includes("%00")) return;
  request.url = isRoute ? ROUTE : `${ROUTE}?page`;
}

function isReadable(address: string): boolean {
  try {
    // No name, SID or secret has a NUL, and Postgres keeps none.
    return !decodeURIComponent(address).includes("\0");
  } catch {
    return false;
  }
}

/** What is said of an address that cannot be read: as JSON, or as a page where a page was asked for. */
export function answerMalformed({ url }: Pick<Request, "url">): Response {
  const status = 400;
  const headers = { "Cache-Control": "no-store" };
  if (!new URL(url).searchParams.has("page"))
    return Response.json({ fault: malformed }, { status, headers });
  const type = { "Content-Type": "text/html; charset=utf-8" };
  return new Response(PAGE, { status, headers: { ...headers, ...type } });
}

const malformed: Fault = invalid(
  "This address cannot be read. One of its % signs does not start a valid code. Copy the whole address again, and write a percent sign as %25.",
);

/** Without scripts and styles: nothing that an unreadable address leads to may run. */
const PAGE = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Bridgeboard</title>
</head>
<body>
<main>
<h1>There is nothing at this address</h1>
<p>${malformed.message}</p>
<p><a href="/">All conferences</a></p>
</main>
</body>
</html>
`;
