import type { Page } from "@playwright/test";
import { endToEndServers } from "@/lib/cli/e2e-servers.mjs";
import { freePort, startPostgresServer } from "@/lib/server/testing/postgres-server";
import { firstAdminPath, joinBy } from "./join";
import { type Server, startBoard } from "./servers";
import { personOf } from "./signed-in";
import { expect, test } from "./story";

const { simulator: twilio } = endToEndServers();
const AUTH_SECRET = "shared by the two boards of this story";

test.use({ role: null });

/** Two boards that start together on an empty database. */
async function twoBoards() {
  const postgres = await startPostgresServer();
  const shared = { DATABASE_URL: postgres.url, AUTH_SECRET };
  const ports = [await freePort(), await freePort()] as const;
  const [one, two] = await Promise.all([
    startBoard(ports[0], twilio.url, shared),
    startBoard(ports[1], twilio.url, shared),
  ]);
  const stop = async () => {
    await Promise.all([one.stop(), two.stop()]);
    await postgres.remove();
  };
  return { one, two, stop };
}

/** Both boards print a link for the first admin, and the later one replaces the other. */
async function newestLink(page: Page, boards: Server[]): Promise<string> {
  for (const { url, printed } of boards) {
    const link = url + firstAdminPath(printed());
    await page.goto(link);
    if (await page.getByLabel("Your name").isVisible()) return link;
  }
  throw new Error("Neither link is for the first admin.");
}

test("two boards on one database share people, sessions and the record", async ({
  page,
  board,
  simulator,
}) => {
  test.slow();
  const { one, two, stop } = await twoBoards();
  try {
    const alex = personOf("admin");
    await joinBy(await newestLink(page, [one, two]), page, alex);

    const scene = await simulator.conference({
      friendlyName: "Shared",
      participants: [{ label: "Ana" }],
    });
    await page.goto(one.url + scene.path);
    await board.button("Mute Ana").click();
    await expect(board.row("Ana").getByText("Muted by you")).toBeVisible();

    await page.goto(`${two.url}/audit?conference=${scene.sid}`);
    const entry = page.getByRole("row").filter({ hasText: `${alex.name} muted Ana` });
    await expect(entry.getByText("Done")).toBeVisible();

    await page.goto(two.url + scene.path);
    await board.button("Mute Ana").click();
    await expect(board.row("Ana").getByText("Unmuted by you")).toBeVisible();
    await page.goto(`${one.url}/audit?conference=${scene.sid}`);
    await expect(page.locator("tbody").getByRole("rowheader")).toHaveText([
      `${alex.name} unmuted Ana in ${scene.name}`,
      `${alex.name} muted Ana in ${scene.name}`,
    ]);
    expect(await scene.updates("Ana")).toEqual([{ Muted: "true" }, { Muted: "false" }]);
  } finally {
    // Nobody looks at a board that stops: its page would say so on the console.
    await page.goto("about:blank");
    await stop();
  }
});
