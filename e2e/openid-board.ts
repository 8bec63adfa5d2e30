import { endToEndServers } from "@/lib/cli/e2e-servers.mjs";
import { openIdProvider } from "@/lib/server/testing/openid-provider";
import { freePort } from "@/lib/server/testing/postgres-server";
import { firstAdminPath } from "./join";
import { startBoard } from "./servers";

/** A live board of its own, where people can also sign in at an OpenID provider that a story plays. */
export async function openIdBoard() {
  const provider = await openIdProvider();
  const port = await freePort();
  const board = await startBoard(port, endToEndServers().simulator.url, {
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.clientId,
    OIDC_CLIENT_SECRET: provider.clientSecret,
    OIDC_NAME: "Example",
  });
  return {
    url: board.url,
    provider,
    firstAdminPath: () => firstAdminPath(board.printed()),
    async close() {
      await board.stop();
      await provider.close();
    },
  };
}
