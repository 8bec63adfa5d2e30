import { type NextRequest, NextResponse } from "next/server";
import {
  contentSecurityPolicy,
  makeNonce,
  NONCE_HEADER,
} from "@/lib/server/content-security-policy";
import { environment } from "@/lib/server/env";

const POLICY_HEADER = "Content-Security-Policy";
const YEAR_IN_SECONDS = 31_536_000;

/** Gives each page a policy with a nonce of its own; routes and files have theirs in next.config.js. */
export function proxy(request: NextRequest): NextResponse {
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
 * Every page, whether it exists or not: all but routes, Next's own files and pictures. Nor what a page
 * fetches by script, actions and navigations: it is never a document, and answers 1 ms sooner.
 */
export const config = {
  matcher: [
    {
      source: "/((?!api/|_next/|screenshots/|icon\\.svg$).*)",
      missing: [
        { type: "header", key: "next-action" },
        { type: "header", key: "rsc" },
      ],
    },
  ],
};
