import type { Page } from "@playwright/test";
import { endToEndServers } from "@/lib/cli/e2e-servers.mjs";
import { expectAccessible } from "./axe";
import { phone } from "./chromium";
import { expect, test } from "./story";

const { demo, live } = endToEndServers();
// A cleared stage has no conferences, and who looks at one of before is told so.
test.use({ ...phone, baseURL: demo.url, expectedError: /status of 404/ });

/** Presses what clears the stage, and agrees that the scene that runs may end. */
async function clearStage(page: Page, action: string | RegExp): Promise<void> {
  await page.getByRole("button", { name: action }).click();
  const question = page.getByRole("alertdialog", { name: action });
  await question.getByRole("button", { name: action }).click();
  await expect(question).toBeHidden();
}

test("a presenter plays a scenario, and the board shows it", async ({ page, context }) => {
  await page.goto("/");
  await page.getByRole("link", { name: /DEMO/ }).click();
  await expect(page.getByRole("heading", { name: "Presenter" })).toBeVisible();
  await clearStage(page, "Play Escalation");
  await expect(page.getByRole("button", { name: "Restart Escalation" })).toBeVisible();

  const board = await context.newPage();
  await board.goto("/");
  await expect(board.getByRole("link", { name: "Complaint: invoice 88" })).toBeVisible();
  await expect(board.getByRole("link", { name: "All-hands town hall" })).toBeHidden();
});

test("somebody on a simulated phone hangs up when the presenter says so", async ({
  page,
  context,
}) => {
  await page.goto("/presenter");
  await clearStage(page, /(Play|Restart) Support call/);
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByRole("button", { name: "Stop" })).toHaveAttribute("aria-pressed", "true");
  const hangUp = page.getByRole("button", { name: "Kenji Sato: Hang up" });

  const board = await context.newPage();
  await board.goto("/");
  await board.getByRole("link", { name: "Support: order 5120" }).click();
  const row = board.getByRole("row").filter({ hasText: "Kenji Sato" });
  await expect(row.getByText("In call")).toBeVisible();
  await hangUp.click();
  await expect(row.getByText(/^Left/)).toBeVisible();
});

test("trouble that the presenter causes is told on the board", async ({ page, context }) => {
  await page.goto("/presenter");
  await clearStage(page, /(Play|Restart) Town hall/);
  const board = await context.newPage();
  await board.goto("/");
  await board.getByRole("link", { name: /town hall/i }).click();
  const mute = board.getByRole("button", { name: /^Mute / }).first();
  await expect(mute).toBeVisible();
  await page
    .getByRole("button", { name: /^Cause: The next press meets too many requests/ })
    .click();
  await expect(page.getByText("Now: The next press meets too many requests")).toBeVisible();
  await mute.click();
  await expect(board.getByRole("row").getByRole("alert")).toContainText("too many requests");
});

test("the demo is put back as it began", async ({ page }) => {
  await page.goto("/presenter");
  await clearStage(page, "Reset the demo");
  await expect(page.getByRole("button", { name: "Restart Demo" })).toBeVisible();
  await page.goto("/");
  await expect(page.getByRole("link", { name: "All-hands town hall" })).toBeVisible();
});

test("axe finds nothing wrong with the panel", async ({ page }) => {
  await page.goto("/presenter");
  await expect(page.getByRole("heading", { name: "Trouble" })).toBeVisible();
  await expect(page.getByRole("button", { name: /: Hang up$/ }).first()).toBeVisible();
  await expectAccessible(page);
});

test.describe("on a live board", () => {
  test.use({ baseURL: live.url, expectedError: /status of 404/ });

  test("there is no stage", async ({ page, request }) => {
    await page.goto("/presenter");
    await expect(page.getByText("There is nothing at this address")).toBeVisible();
    const answer = await request.get("/api/presenter");
    expect(answer.status()).toBe(404);
    expect(await answer.json()).toMatchObject({ fault: { kind: "not-found" } });
  });
});
