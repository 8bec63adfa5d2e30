const { SKIP_TYPES: skipTypes } = process.env;

/** Of every answer: no other site frames it, reads it, or is told where somebody came from. */
const everywhere = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
  "Referrer-Policy": "same-origin",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
};

/** What is no page may do nothing at all; for pages, proxy.ts puts a policy of their own instead. */
const lockedDown = {
  "Content-Security-Policy":
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};

/** @type {import("next").NextConfig} */
export default {
  reactCompiler: true,
  poweredByHeader: false,
  agentRules: false,
  typescript: { ignoreBuildErrors: skipTypes === "1" },
  serverExternalPackages: ["twilio", "@electric-sql/pglite"],
  async headers() {
    return [
      { source: "/:path*", headers: listed(everywhere) },
      { source: "/((?!_next/static/).*)", headers: listed(lockedDown) },
    ];
  },
};

/** @param {Record<string, string>} headers */
function listed(headers) {
  return Object.entries(headers).map(([key, value]) => ({ key, value }));
}
