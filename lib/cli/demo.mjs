import { build } from "./build.mjs";
import { withoutTwilio } from "./environment.mjs";
import { install } from "./install.mjs";
import { main } from "./main.mjs";
import { readPort, requirePort } from "./ports.mjs";
import { serve } from "./serve.mjs";

/** `npm run demo`: everything to see, no account, from nothing but Node.js and npm. */
async function demo() {
  const port = readPort(process.env.PORT, 3000);
  // The calls are not real, but the machine is: others reach it only where somebody says so.
  const host = process.env.HOST?.trim() || "127.0.0.1";
  await requirePort({ port, host, command: "npm run demo" });
  await install();
  await build();
  return serve({
    port,
    host,
    env: { ...withoutTwilio(process.env), BRIDGEBOARD_MODE: "demo" },
    note: "(demo: simulated conferences, no account, nobody is called; Ctrl-C stops it)",
  });
}

await main(demo);
