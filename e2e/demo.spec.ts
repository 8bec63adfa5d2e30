import type { Page } from "@playwright/test";
import { endToEndServers } from "@/lib/cli/e2e-servers.mjs";
import { expect, test } from "./story";

test.use({ baseURL: endToEndServers().demo.url });

test.describe("every page of the demo", () => {
  test.use({ expectedError: /status of 404/ });

  test("says that it is one", async ({ page }) => {
    const mark = page.getByRole("banner").getByText("DEMO", { exact: true });
    for (const path of ["/conferences/nowhere", "/reference", "/"]) {
      await page.goto(path);
      await expect(mark).toBeVisible();
    }
    await page.getByRole("link", { name: "All-hands town hall" }).click();
    await expect(page.getByRole("heading", { name: "All-hands town hall" })).toBeVisible();
    await expect(mark).toBeVisible();
  });
});

test("the people of the demo come, go and speak by themselves", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "All-hands town hall" }).click();
  await expect(page.getByRole("row").nth(200)).toBeVisible();
  const before = await moment(page);
  // Every four to eight seconds somebody does something.
  await expect.poll(() => moment(page), { timeout: 20_000 }).not.toEqual(before);
});

test("somebody in the demo is muted, and stays so", async ({ page, board }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "All-hands town hall" }).click();
  const mute = board.button("Mute Grace Chen (CEO)");
  await expect(mute).toHaveAttribute("aria-pressed", "false");
  await mute.click();
  await expect(mute).toHaveAttribute("aria-pressed", "true");
  await page.reload();
  await expect(mute).toHaveAttribute("aria-pressed", "true");
  await mute.click();
  await expect(mute).toHaveAttribute("aria-pressed", "false");
});

/** How many are there, and how many of them are muted. */
async function moment(page: Page): Promise<number[]> {
  const rows = page.getByRole("row");
  return [await rows.count(), await rows.getByText("Muted", { exact: true }).count()];
}
