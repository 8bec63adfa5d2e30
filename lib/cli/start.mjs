import { build } from "./build.mjs";
import { loadEnvFiles } from "./env-files.mjs";
import { install } from "./install.mjs";
import { main } from "./main.mjs";
import { readPort, requirePort } from "./ports.mjs";
import { run } from "./run.mjs";
import { serve } from "./serve.mjs";

const checkEnvironment = [
  "--conditions=react-server",
  "--import",
  "tsx",
  "lib/cli/check-environment.ts",
];

/** `npm start`: the real Twilio, with the account that the environment or a .env file names. */
async function start() {
  await install();
  await loadEnvFiles();
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, BRIDGEBOARD_MODE: "live" };
  if ((await run(process.execPath, checkEnvironment, { env })) !== 0) return 1;

  const port = readPort(env.PORT, 3000);
  // Others reach it only where somebody says so: without https, passwords are read on the way.
  const host = env.HOST?.trim() || "127.0.0.1";
  await requirePort({ port, host, command: "npm start" });
  await build();
  return serve({ port, host, env, note: `(live: ${whereCallsGo(env)}; Ctrl-C stops it)` });
}

/** @param {NodeJS.ProcessEnv} env already checked */
function whereCallsGo(env) {
  const service = env.TWILIO_API_BASE_URL?.trim();
  return service ? `calls go to ${new URL(service).host}` : "real calls, through Twilio";
}

await main(start);
