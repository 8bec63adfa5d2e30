/** @type {import("next").NextConfig} */
export default {
  reactCompiler: true,
  poweredByHeader: false,
  agentRules: false,
  serverExternalPackages: ["twilio"],
  async headers() {
    return [
      {
        source: "/:path*",
        headers: [
          { key: "X-Content-Type-Options", value: "nosniff" },
          { key: "X-Frame-Options", value: "DENY" },
          { key: "Referrer-Policy", value: "same-origin" },
          { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
        ],
      },
    ];
  },
};
