import type { Page } from "@playwright/test";
import { expectAccessible } from "./axe";
import { invite, visitor } from "./newcomer";
import { uniqueName } from "./simulator";
import { expect, test } from "./story";

test.use({ role: "admin" });

for (const width of [1280, 390]) {
  test.describe(`${width} pixels wide, axe finds nothing wrong`, () => {
    test.use({ viewport: { width, height: 844 } });

    test("with people, their dialogs, and one’s account", async ({ page }) => {
      const email = `${uniqueName("somebody").replace(" ", ".")}@a-rather-long-name.example.com`;
      await invite(page, email, "supervisor");
      await expectAccessible(page);
      for (const button of [/^Invite/, /^Change role/, /^New password/, /^Remove/]) {
        await page.getByRole("button", { name: button }).first().click();
        await expect(page.getByRole("dialog").or(page.getByRole("alertdialog"))).toBeVisible();
        await expectAccessible(page, "[role=dialog], [role=alertdialog]");
        await page.keyboard.press("Escape");
      }
      await page.goto("/account");
      await expect(page.getByRole("heading", { name: "Your account" })).toBeVisible();
      await expectAccessible(page);
      for (const path of ["/people", "/account"]) {
        await page.goto(path);
        await expectNoSidewaysScrolling(page);
      }
    });

    test("with the ways in", async ({ page, browser }) => {
      const email = `${uniqueName("guest").replace(" ", ".")}@example.com`;
      const path = await invite(page, email, "viewer");
      const theirs = await visitor(browser);
      await theirs.setViewportSize({ width, height: 844 });
      for (const way of ["/sign-in", "/sign-in?error=not_invited", path, "/join/nothing"]) {
        await theirs.goto(way);
        await expect(theirs.getByRole("heading", { level: 1 })).toBeVisible();
        await expectAccessible(theirs);
        await expectNoSidewaysScrolling(theirs);
      }
      await theirs.context().close();
    });
  });
}

async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(over).toBe(0);
}
