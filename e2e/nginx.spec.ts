import type { Page } from "@playwright/test";
import { endToEndServers } from "@/lib/cli/e2e-servers.mjs";
import { freePort } from "@/lib/server/testing/postgres-server";
import { chromiumArgs } from "./chromium";
import { firstAdminPath } from "./join";
import { startNginx, withoutNginx } from "./nginx";
import { startBoard } from "./servers";
import { expect, test as story } from "./story";
import { adminWithSessions, endings, endTwoAndLeave } from "./two-presses";

const PUBLISHED = "board.bridgeboard.example";
const chromium = process.env["CHROMIUM_PATH"];

interface Published {
  url: string;
  /** Comes in at this name, with two more sessions. */
  admin: (name: string) => Promise<Page>;
}

type Publish = (name: string, host: "$host" | "$http_host") => Promise<Published>;

/** A board behind nginx with TLS, under a port that is not that of https. */
const test = story.extend<{ publish: Publish }>({
  publish: async ({ browser }, use) => {
    const stops: (() => Promise<void>)[] = [];
    await use(async (name, host) => {
      const [port, behind] = [await freePort(), await freePort()];
      const url = `https://${name}:${port}`;
      const { simulator } = endToEndServers();
      const board = await startBoard(behind, simulator.url, { PUBLIC_URL: url });
      stops.unshift(() => board.stop());
      stops.unshift(await startNginx(port, board.url, host));
      const path = firstAdminPath(board.printed());
      const admin = (at: string) => adminWithSessions(browser, `https://${at}:${port}`, path);
      return { url, admin };
    });
    // Nobody looks at a board that stops: its pages would say so on the console.
    await Promise.all(browser.contexts().map((context) => context.close()));
    for (const stop of stops) await stop();
  },
});

const reason = withoutNginx();
test.skip(reason !== null, reason ?? "");
test.describe.configure({ timeout: 120_000 });
test.use({
  ignoreHTTPSErrors: true,
  launchOptions: {
    ...(chromium ? { executablePath: chromium } : {}),
    args: [...chromiumArgs, `--host-resolver-rules=MAP ${PUBLISHED} 127.0.0.1`],
  },
});

for (const [published, host, opened] of [
  [PUBLISHED, "$http_host", PUBLISHED],
  ["localhost", "$host", "127.0.0.1"],
] as const) {
  test(`behind nginx with Host ${host}, presses at ${opened} are done, published as ${published}`, async ({
    publish,
  }) => {
    const { admin } = await publish(published, host);
    const page = await admin(opened);
    await endTwoAndLeave(page);
    await page.getByRole("button", { name: "Alex Adeyemi" }).click();
    await page.getByRole("link", { name: "Your account" }).click();
    await expect(page.getByRole("heading", { name: "Sessions" })).toBeVisible();
    await expect(endings(page)).toHaveCount(0);
  });
}

test.describe("behind nginx with Host $host, which drops the port,", () => {
  test.use({ expectedError: /status of 403/ });

  test("the board says what came and what PUBLIC_URL says", async ({ page, publish }) => {
    const { url } = await publish(PUBLISHED, "$host");
    const answer = await page.goto(url);
    expect(answer?.status()).toBe(403);
    const words = page.getByText("Bridgeboard does not answer under this address.");
    await expect(words).toContainText(`The request came for “${PUBLISHED}”.`);
    await expect(words).toContainText(`PUBLIC_URL says “${new URL(url).host}”.`);
    await expect(words).toContainText("nginx: proxy_set_header Host $http_host");
  });
});
