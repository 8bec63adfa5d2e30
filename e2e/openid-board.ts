import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { endToEndServers } from "@/lib/cli/e2e-servers.mjs";
import { blanks } from "@/lib/cli/environment.mjs";
import { nextCommand } from "@/lib/cli/next-command.mjs";
import { openIdProvider } from "@/lib/server/testing/openid-provider";
import { firstAdminPath } from "./join";
import { simulatorAccount } from "./simulator-account";

/** A live board of its own, where people can also sign in at an OpenID provider that a story plays. */
export async function openIdBoard() {
  const provider = await openIdProvider();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const dataDir = await mkdtemp(join(tmpdir(), "bridgeboard-openid-"));
  const next = nextCommand(["start", "--port", String(port), "--hostname", "127.0.0.1"], {
    ...process.env,
    ...blanks(process.env),
    BRIDGEBOARD_MODE: "live",
    TWILIO_ACCOUNT_SID: simulatorAccount.accountSid,
    TWILIO_AUTH_TOKEN: simulatorAccount.authToken,
    TWILIO_API_BASE_URL: endToEndServers().simulator.url,
    DATA_DIR: dataDir,
    PUBLIC_URL: url,
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.clientId,
    OIDC_CLIENT_SECRET: provider.clientSecret,
    OIDC_NAME: "Example",
  });
  const server = spawn(next.command, next.args, {
    env: next.env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  server.stdout.on("data", (chunk) => (printed += String(chunk)));
  server.stderr.on("data", (chunk) => (printed += String(chunk)));
  const answers = () =>
    fetch(`${url}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  await expect.poll(answers, { timeout: 60_000 }).toBe(true);
  return {
    url,
    provider,
    firstAdminPath: () => firstAdminPath(printed),
    async close() {
      const ended = once(server, "exit");
      server.kill("SIGTERM");
      await ended;
      await provider.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("There is no free port.");
  return address.port;
}
