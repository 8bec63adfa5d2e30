import { type NextRequest, NextResponse } from "next/server";
import {
  contentSecurityPolicy,
  makeNonce,
  NONCE_HEADER,
} from "@/lib/server/content-security-policy";
import { environment } from "@/lib/server/env";
import { hostRefusal } from "@/lib/server/own-address";

const POLICY_HEADER = "Content-Security-Policy";
const byScript = ["next-action", "rsc"];
const YEAR_IN_SECONDS = 31_536_000;

/**
 * Answers under the board's own names alone, and gives each page a policy with a nonce of its own;
 * routes and files have theirs in next.config.js.
 */
export function proxy(request: NextRequest): NextResponse {
  const refusal = hostRefusal(request.headers, environment());
  if (refusal) return new NextResponse(refusal, { status: 403 });
  // What a page fetches by script, actions and navigations, is never a document.
  if (byScript.some((name) => request.headers.has(name))) return NextResponse.next();

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

/** Every page, whether it exists or not: all but routes, Next's own files and pictures. */
export const config = { matcher: "/((?!api/|_next/|screenshots/|icon\\.svg$).*)" };
