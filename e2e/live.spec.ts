import type { BrowserContext, Page } from "@playwright/test";
import { endToEndServers } from "@/lib/cli/e2e-servers.mjs";
import { makeDataFolder } from "@/lib/server/testing/embedded-folder";
import { freePort } from "@/lib/server/testing/postgres-server";
import { firstAdminPath, joinBy } from "./join";
import { startBoard } from "./servers";
import { personOf } from "./signed-in";
import type { Scene, Simulator } from "./simulator";
import { Board, expect, serverGone, test } from "./story";

const support = { friendlyName: "Support", participants: [{ label: "Ana" }, { label: "Maya" }] };

/** Somebody else with access to the account mutes somebody, as far as the board knows. */
const mutes = (simulator: Simulator, scene: Scene, label: string, muted = true) =>
  simulator.twilio("POST", `Conferences/${scene.sid}/Participants/${scene.callSid(label)}.json`, {
    Muted: String(muted),
  });

/** The streams that a browser has asked for. */
function streamsOf(context: BrowserContext): string[] {
  const streams: string[] = [];
  context.on("request", (request) => {
    if (request.url().includes("/api/live?")) streams.push(request.url());
  });
  return streams;
}

const connection = (page: Page) => page.getByRole("status").filter({ hasText: "Connection:" });
const muted = (page: Page, label: string) =>
  new Board(page).row(label).getByText("Muted", { exact: true });

test.describe("the live stream", () => {
  test("is one for all tabs, and outlives the tab that holds it", async ({
    context,
    page,
    board,
    simulator,
  }) => {
    const streams = streamsOf(context);
    const scene = await simulator.conference(support);
    await board.open(scene);
    await expect(connection(page)).toHaveText("Connection: Live");
    const other = await context.newPage();
    await new Board(other).open(scene);
    await expect(connection(other)).toHaveText("Connection: Live");
    await mutes(simulator, scene, "Ana");
    for (const tab of [page, other]) await expect(muted(tab, "Ana")).toBeVisible();
    expect(streams).toHaveLength(1);

    await page.close();
    await mutes(simulator, scene, "Maya");
    await expect(muted(other, "Maya")).toBeVisible();
    await expect(connection(other)).toHaveText("Connection: Live");
    expect(streams).toHaveLength(2);
  });

  test("begins where the page ends, which comes with its rows", async ({ page, simulator }) => {
    const scene = await simulator.conference(support);
    const response = await page.request.get(scene.path);
    expect(await response.text()).toContain("Maya</");
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(scene.path);
    await expect(connection(page)).toHaveText("Connection: Live");
    await mutes(simulator, scene, "Ana");
    await expect(muted(page, "Ana")).toBeVisible();
    expect(asked).not.toContain(`/api/conferences/${scene.sid}`);
  });

  test("says what its word means", async ({ page, board, simulator }) => {
    const scene = await simulator.conference(support);
    await board.open(scene);
    await page.getByRole("button", { name: /^Connection: Live/ }).click();
    await expect(
      page.getByText("Set PUBLIC_URL").or(page.getByText("can set PUBLIC_URL")),
    ).toBeVisible();
    await expect(page.getByText(/Twilio was last read/)).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByText(/Twilio was last read/)).toBeHidden();
  });
});

test.describe("when nothing is heard for long", () => {
  test.use({ expectedError: /ERR_INTERNET_DISCONNECTED/ });

  test("the page says that it is offline, and goes on by itself", async ({
    context,
    page,
    board,
    simulator,
  }) => {
    const scene = await simulator.conference(support);
    await board.open(scene);
    await expect(connection(page)).toHaveText("Connection: Live");
    await context.setOffline(true);
    await mutes(simulator, scene, "Ana");
    await expect(connection(page)).toHaveText("Connection: Offline", { timeout: 60_000 });
    await context.setOffline(false);
    await expect(connection(page)).toHaveText("Connection: Live");
    await expect(muted(page, "Ana")).toBeVisible();
  });
});

test.describe("when the server goes away", () => {
  test.use({
    role: null,
    expectedError: serverGone,
  });

  test("the page says so, and goes on with its successor without being loaded again", async ({
    page,
    board,
    simulator,
  }) => {
    test.slow();
    const port = await freePort();
    const data = await makeDataFolder();
    const one = { AUTH_SECRET: "of the two that follow each other", DATA_DIR: data.folder };
    const twilio = endToEndServers().simulator.url;
    const first = await startBoard(port, twilio, one);
    await joinBy(first.url + firstAdminPath(first.printed()), page, personOf("admin"));
    const scene = await simulator.conference(support);
    await page.goto(first.url + scene.path);
    await expect(connection(page)).toHaveText("Connection: Live");
    await expect(board.row("Ana").getByText("In call")).toBeVisible();
    await page.evaluate(() => Object.assign(window, { isTheSame: true }));

    await first.stop();
    await expect(connection(page)).toHaveText("Connection: Offline");
    await expect(board.row("Ana").getByText("In call")).toBeVisible();

    const second = await startBoard(port, twilio, one);
    try {
      await expect(connection(page)).toHaveText("Connection: Live", { timeout: 15_000 });
      await mutes(simulator, scene, "Ana");
      await expect(muted(page, "Ana")).toBeVisible();
      expect(await page.evaluate(() => "isTheSame" in window)).toBe(true);
    } finally {
      await page.goto("about:blank");
      await second.stop();
      await data.remove();
    }
  });
});
