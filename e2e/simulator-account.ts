/** The account of the simulator under test: it opens nothing, and no page or log may ever show its token. */
export const simulatorAccount = {
  accountSid: `AC${"e2e0".repeat(8)}`,
  authToken: "7e57".repeat(8),
} as const;
