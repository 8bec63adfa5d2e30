import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";
import { chromiumArgs, phone } from "./e2e/chromium";
import { simulatorAccount } from "./e2e/simulator-account";
import { endToEndServers, liveServerLog } from "./lib/cli/e2e-servers.mjs";
import { blanks } from "./lib/cli/environment.mjs";

const { simulator, live, demo } = endToEndServers();
const { accountSid, authToken } = simulatorAccount;
const chromium = process.env.CHROMIUM_PATH;
const jsonReport = process.env.PLAYWRIGHT_JSON_OUTPUT_FILE;

// Every Node.js process started from here inherits this. Benchmarks do not: they measure servers as shipped.
const shortLived = fileURLToPath(new URL("e2e/short-lived.cjs", import.meta.url));
const preload = `--require ${JSON.stringify(shortLived)}`;
const nodeOptions = process.env.NODE_OPTIONS ?? "";
// Each worker reads this file again.
if (!nodeOptions.includes(preload)) process.env.NODE_OPTIONS = `${nodeOptions} ${preload}`.trim();

const next = "node_modules/next/dist/bin/next start";
const shared = {
  ...blanks(process.env),
  NODE_ENV: "production",
  NEXT_TELEMETRY_DISABLED: "1",
  // Playwright empties this folder before it starts the servers: every run has a record of its own.
  DATA_DIR: "test-results/data",
  // All stories have the same few people.
  STREAMS_PER_PERSON: "1000",
};
const server = {
  reuseExistingServer: false,
  timeout: 60_000,
  gracefulShutdown: { signal: "SIGTERM", timeout: 3000 },
} as const;

/** The stories of what happens on the demo's stage. */
const demoStories = ["**/demo.spec.ts", "**/presenter.spec.ts", "**/screenshots.spec.ts"];

/** End-to-end stories, against the production build that `npm run build` left. */
export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  // Some stories mostly wait for servers and for time to pass.
  workers: 3,
  // A read that fails is tried again before the page hears of it, on a machine with other things to do.
  expect: { timeout: 10_000 },
  // Whoever waits for a page waits for what a user would see, and not for a stopwatch.
  timeout: 60_000,
  fullyParallel: true,
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  reporter: [["list"], ...(jsonReport ? [["json", { outputFile: jsonReport }] as const] : [])],
  use: {
    baseURL: live.url,
    viewport: { width: 1280, height: 800 },
    // It would take a third of the time, and whatever fails leaves a snapshot of its page. To have one:
    // npm run e2e -- --trace retain-on-failure
    trace: "off",
    video: "off",
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: chromiumArgs,
    },
  },
  projects: [
    { name: "setup", testMatch: "**/*.setup.ts" },
    {
      // They have one stage, which some of them clear for everybody: one worker tells them one by one.
      name: "demo",
      testMatch: demoStories,
      dependencies: ["setup"],
      workers: 1,
      fullyParallel: false,
    },
    {
      name: "desktop",
      testIgnore: ["**/*.mobile.spec.ts", ...demoStories],
      dependencies: ["setup"],
    },
    {
      name: "mobile",
      testMatch: "**/*.mobile.spec.ts",
      dependencies: ["setup"],
      use: phone,
    },
  ],
  webServer: [
    {
      ...server,
      name: "simulator",
      command: `node --import tsx lib/simulator/cli.ts --port ${simulator.port} --account ${accountSid} --token ${authToken}`,
      url: `${simulator.url}/simulator/health`,
    },
    {
      ...server,
      name: "live",
      command: `node lib/cli/log-to-file.mjs ${liveServerLog} ${next} -p ${live.port} -H ${live.host}`,
      url: `${live.url}/api/health`,
      env: {
        ...shared,
        BRIDGEBOARD_MODE: "live",
        TWILIO_ACCOUNT_SID: accountSid,
        TWILIO_AUTH_TOKEN: authToken,
        TWILIO_API_BASE_URL: simulator.url,
        TWILIO_READS_PER_MINUTE: "6000",
      },
    },
    {
      ...server,
      name: "demo",
      command: `node ${next} -p ${demo.port} -H ${demo.host}`,
      url: `${demo.url}/api/health`,
      env: { ...shared, BRIDGEBOARD_MODE: "demo" },
    },
  ],
});
