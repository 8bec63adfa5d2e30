const { PUBLIC_URL: publicUrl } = process.env;

/** What a page may load and do. Scripts and styles follow with nonces, once people sign in. */
const contentSecurityPolicy = [
  "base-uri 'none'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join("; ");

/** @type {import("next").NextConfig} */
export default {
  reactCompiler: true,
  poweredByHeader: false,
  agentRules: false,
  serverExternalPackages: ["twilio", "@electric-sql/pglite"],
  experimental: {
    serverActions: {
      // A proxy in front may ask under another name than the one that people open.
      allowedOrigins: publicUrl && URL.canParse(publicUrl) ? [new URL(publicUrl).host] : [],
    },
  },
  async headers() {
    return [
      {
        source: "/:path*",
        headers: [
          { key: "Content-Security-Policy", value: contentSecurityPolicy },
          { key: "X-Content-Type-Options", value: "nosniff" },
          { key: "X-Frame-Options", value: "DENY" },
          { key: "Referrer-Policy", value: "same-origin" },
          { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
        ],
      },
    ];
  },
};
