import { type NextRequest, NextResponse } from "next/server";
import { faultText } from "@/lib/model/fault";
import {
  contentSecurityPolicy,
  makeNonce,
  NONCE_HEADER,
} from "@/lib/server/content-security-policy";
import { environment } from "@/lib/server/env";
import { hostRefusal, refusalOf } from "@/lib/server/own-address";

const POLICY_HEADER = "Content-Security-Policy";
const YEAR_IN_SECONDS = 31_536_000;

/**
 * Answers under the board's own names alone, and gives each page a policy with a nonce of its own;
 * routes and files have theirs in next.config.js.
 */
export function proxy(request: NextRequest): NextResponse {
  if (request.headers.has("next-action")) return action(request);
  const refusal = hostRefusal(request.headers, environment());
  if (refusal) return new NextResponse(refusal, { status: 403 });
  // What a page fetches by script is never a document.
  if (request.headers.has("rsc")) return NextResponse.next();

  const nonce = makeNonce();
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === "development");

  // Next reads the nonce of its own scripts from the request's policy.
  const headers = new Headers(request.headers);
  headers.set(POLICY_HEADER, policy);
  headers.set(NONCE_HEADER, nonce);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set(POLICY_HEADER, policy);
  if (/^https:/i.test(environment().publicUrl ?? "")) {
    response.headers.set("Strict-Transport-Security", `max-age=${YEAR_IN_SECONDS}`);
  }
  return response;
}

/**
 * Judges an action by the host that the browser asked for. Next.js judges it too, by the host that came,
 * and asks this server once more where the action belongs to another page, under the name that it listens
 * at: it is told that the host is the page's.
 */
function action(request: NextRequest): NextResponse {
  const message = refusalOf(request.headers, environment());
  if (message) {
    const fault = { kind: "forbidden", message, repeatable: true, unsure: false } as const;
    // Next.js hands the text of such an answer to the page, if this is the whole of its type.
    const type = { "Content-Type": "text/plain" };
    return new NextResponse(faultText(fault), { status: 403, headers: type });
  }
  const headers = new Headers(request.headers);
  const origin = headers.get("origin");
  if (origin !== null) headers.set("x-forwarded-host", new URL(origin).host);
  return NextResponse.next({ request: { headers } });
}

/** Every page, whether it exists or not: all but routes, Next's own files and pictures. */
export const config = { matcher: "/((?!api/|_next/|screenshots/|icon\\.svg$).*)" };
