import "server-only";
import { randomBytes } from "node:crypto";

/** The request's header in which the proxy tells the layout the nonce of the page. */
export const NONCE_HEADER = "x-nonce";

/**
 * The one stylesheet that comes without a nonce: sonner's, which it adds by script as soon as it is
 * loaded, empty at first. The hashes let in nothing and these very styles; a new sonner needs new ones.
 */
const SONNER_STYLES =
  "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' 'sha256-StEaX+se6YS7pqjzrzMIA0KaX9zF/8zAhvQXZAe5epY='";

/** A number used once, for one page: 128 random bits, in Base64. */
export function makeNonce(): string {
  return randomBytes(16).toString("base64");
}

/**
 * The value of a page's Content-Security-Policy header: what the page may load, run and ask.
 *
 * Plain http stays possible, as on a LAN, so nothing is upgraded to https.
 * @param nonce what marks the page's own scripts and styles, in Base64
 * @param development whether `next dev` serves it: its React evaluates text to explain errors, and its
 *   overlay brings stylesheets that know no nonce (which would cancel 'unsafe-inline')
 */
export function contentSecurityPolicy(nonce: string, development: boolean): string {
  const own = `'nonce-${nonce}'`;
  return [
    "default-src 'none'",
    `script-src 'self' ${own}${development ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${development ? "'unsafe-inline'" : `${own} ${SONNER_STYLES}`}`,
    // React, Radix and sonner place things by style attributes, which can run nothing.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join("; ");
}
