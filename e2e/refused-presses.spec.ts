import type { Locator, Page, Route } from "@playwright/test";
import { endToEndServers } from "@/lib/cli/e2e-servers.mjs";
import { freePort } from "@/lib/server/testing/postgres-server";
import { firstAdminPath } from "./join";
import { startBoard } from "./servers";
import { expect, serverGone, test as story } from "./story";
import { adminWithSessions, endings, endTwoAndLeave } from "./two-presses";

/** The account of a live board's admin at localhost, where Next.js and PUBLIC_URL say 127.0.0.1. */
const test = story.extend<{ opened: Page }>({
  opened: async ({ browser }, use) => {
    const port = await freePort();
    const more = { PUBLIC_URL: `http://127.0.0.1:${port}` };
    const board = await startBoard(port, endToEndServers().simulator.url, more);
    const path = firstAdminPath(board.printed());
    await use(await adminWithSessions(browser, `http://localhost:${port}`, path));
    // Nobody looks at a board that stops: its pages would say so on the console.
    await Promise.all(browser.contexts().map((context) => context.close()));
    await board.stop();
  },
});

test.describe.configure({ timeout: 90_000 });

test("two presses and a link end both sessions, under another name than the published one", async ({
  opened,
}) => {
  await endTwoAndLeave(opened);
  await opened.getByRole("button", { name: "Alex Adeyemi" }).click();
  await opened.getByRole("link", { name: "Your account" }).click();
  await expect(opened.getByRole("heading", { name: "Sessions" })).toBeVisible();
  await expect(endings(opened)).toHaveCount(0);
});

/** What can become of a press between its page and the board, and what its page says then. */
const mishaps: readonly (readonly [
  what: string,
  meet: (route: Route) => Promise<void>,
  words: string,
])[] = [
  [
    "another site's name on it",
    (route) => passOn(route, { origin: "https://example.com" }),
    "Another site asked for this.",
  ],
  [
    "an older build's name for it",
    (route) => passOn(route, { "next-action": "7f".padEnd(42, "0") }),
    "Bridgeboard was updated while this page was open.",
  ],
  ["nobody signed in", signedOut, "You are signed out"],
  ["no network", (route) => route.abort(), "Bridgeboard's server cannot be reached."],
  ...[
    { status: 200, contentType: "text/html", body: "<h1>Sign in to the guest network</h1>" },
    { status: 200, contentType: "application/json", body: "{}" },
    { status: 403, contentType: "text/html", body: "<h1>403 Forbidden</h1>" },
    { status: 403, contentType: "text/plain", body: "blocked" },
    { status: 404, contentType: "text/html", body: "<h1>404 Not Found</h1>" },
    { status: 413, contentType: "text/html", body: "<h1>413 Request Entity Too Large</h1>" },
    { status: 502, contentType: "text/html", body: "<h1>502 Bad Gateway</h1>" },
  ].map(
    (answer) =>
      [
        `an answer of a proxy: ${answer.status} ${answer.body}`,
        (route: Route) => route.fulfill(answer),
        "Something else answered in Bridgeboard's place",
      ] as const,
  ),
];

/** A browser lets nobody change some of its headers: the press is passed on in its place. */
async function passOn(route: Route, more: Record<string, string>): Promise<void> {
  const headers = { ...(await route.request().allHeaders()), ...more };
  await route.fulfill({ response: await route.fetch({ headers }) });
}

async function signedOut(route: Route): Promise<void> {
  const context = route.request().frame().page().context();
  const cookies = await context.cookies();
  await context.clearCookies();
  await passOn(route, { cookie: "" });
  await context.addCookies(cookies);
}

/** In the row that was pressed; to whom nobody is signed in, in front of the page. */
async function expectWords(page: Page, row: Locator, words: string): Promise<void> {
  const inFront = page.getByRole("dialog", { name: words });
  await expect(row.getByRole("alert").filter({ hasText: words }).or(inFront)).toBeVisible();
}

test.describe("a press that is refused", () => {
  test.use({ expectedError: /Failed to load resource|ERR_FAILED|status of/ });

  test("says why where it was pressed, or on whatever page is open", async ({ opened }) => {
    await opened.goto("/account");
    const row = opened
      .getByRole("listitem")
      .filter({ has: endings(opened) })
      .first();
    for (const [what, meet, words] of mishaps) {
      await test.step(what, async () => {
        await opened.route("**/account", (route, request) =>
          "next-action" in request.headers() ? meet(route) : route.fallback(),
        );
        await endings(opened).first().click();
        await expectWords(opened, row, words);
        await opened.unrouteAll({ behavior: "wait" });
        await opened.reload();
      });
    }
    await endTwoAndLeave(opened, (route) => passOn(route, { origin: "https://example.com" }));
    await expect(opened.getByText("End the session: Another site asked for this.")).toBeVisible();
  });
});

const support = { friendlyName: "Support", participants: [{ label: "Ana" }] };

test.describe("a press in a conference that is refused", () => {
  test.use({ expectedError: new RegExp(`${serverGone.source}|Failed to load resource`) });

  for (const [what, meet, words] of mishaps.slice(0, 3)) {
    test(`says why in its row: ${what}`, async ({ page, board, simulator }) => {
      const scene = await simulator.conference(support);
      await board.open(scene);
      await page.route("**/conferences/*", (route, request) =>
        "next-action" in request.headers() ? meet(route) : route.fallback(),
      );
      await board.button("Mute Ana").click();
      await expectWords(page, board.row("Ana"), words);
      expect(await scene.updates("Ana")).toEqual([]);
    });
  }

  test("says why on another page, too", async ({ page, board, simulator }) => {
    const scene = await simulator.conference(support);
    await board.open(scene);
    await page.route("**/conferences/*", async (route, request) => {
      if (!("next-action" in request.headers())) return route.fallback();
      await page.getByRole("link", { name: "Reference" }).click();
      await expect(page.getByRole("heading", { name: "Reference" })).toBeVisible();
      return passOn(route, { origin: "https://example.com" });
    });
    await board.button("Mute Ana").click();
    await expect(page.getByText("Mute: Another site asked for this.")).toBeVisible();
  });
});
