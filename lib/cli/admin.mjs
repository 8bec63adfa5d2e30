import { loadEnvFiles } from "./env-files.mjs";
import { withoutTwilio } from "./environment.mjs";
import { install } from "./install.mjs";
import { main } from "./main.mjs";
import { run } from "./run.mjs";
import { Stop } from "./stop.mjs";

/** Twilio is not asked for anything here: its credentials need not be at hand. */
const stands = {
  TWILIO_ACCOUNT_SID: `AC${"0".repeat(32)}`,
  TWILIO_AUTH_TOKEN: "none",
  AUTH_SECRET: "-".repeat(32),
};

/** `npm run admin -- <email>`: makes somebody an admin, and prints a link for them. */
async function admin() {
  const email = process.argv[2];
  if (!email) throw new Stop("Say whom to make an admin: npm run admin -- ada@example.com");
  await install();
  await loadEnvFiles();
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...stands, ...withoutTwilio(process.env, []), BRIDGEBOARD_MODE: "live" };
  const script = ["--conditions=react-server", "--import", "tsx", "lib/cli/admin-link.ts", email];
  return run(process.execPath, script, { env });
}

await main(admin);
