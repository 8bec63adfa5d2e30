import type { Browser, Locator, Page } from "@playwright/test";
import { expectAccessible } from "./axe";
import { invitation, newcomer, rowOf, visitor } from "./newcomer";
import { expectNothingBeside } from "./sideways";
import { uniqueName } from "./simulator";
import { expect, test } from "./story";

test.use({ role: "admin" });

/** As long as a name and the two parts of an address may be, without a place to break them. */
const longName = () => uniqueName("W".repeat(73)).replace(" ", "W");
const longEmail = () => `${uniqueName("m".repeat(57)).replace(" ", "m")}@${"w".repeat(60)}.example`;

for (const width of [1280, 390]) {
  test.describe(`${width} pixels wide,`, () => {
    test.use({ viewport: { width, height: 844 } });

    test("axe finds nothing wrong with people, their dialogs, and one’s account", async ({
      page,
    }) => {
      test.slow();
      await invitation(`${uniqueName("somebody").replace(" ", ".")}@example.com`, "supervisor");
      await page.goto("/people");
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
    });

    test("axe finds nothing wrong with the ways in", async ({ browser }) => {
      const path = await invitation(
        `${uniqueName("guest").replace(" ", ".")}@example.com`,
        "viewer",
      );
      const theirs = await visitor(browser);
      await theirs.setViewportSize({ width, height: 844 });
      for (const way of ["/sign-in", "/sign-in?error=not_invited", path, "/join/nothing"]) {
        await theirs.goto(way);
        await expect(theirs.getByRole("heading", { level: 1 })).toBeVisible();
        await expectAccessible(theirs);
        await expectNothingBeside(theirs.locator("html"));
      }
    });
  });
}

test("a page holds any name and any address, however wide it is", async ({ page, browser }) => {
  test.slow();
  const { name, email, page: theirs } = await newcomer(browser, "supervisor", longName());
  const guest = longEmail();
  await invitation(guest, "viewer");
  for (const path of ["/", "/account"]) await expectToFit(theirs, browser, path);
  for (const path of ["/audit", "/people"]) await expectToFit(page, browser, path);
  await expect(rowOf(page, guest)).toBeVisible();
  for (const deed of ["Change role of", "New password for", "Remove"]) {
    await rowOf(page, email)
      .getByRole("button", { name: `${deed} ${name}` })
      .click();
    const dialog = page.getByRole("dialog").or(page.getByRole("alertdialog"));
    await expect(dialog).toBeVisible();
    await expectNothingBesideAtAnyWidth(page, dialog);
    await page.keyboard.press("Escape");
  }
});

/** Nothing of a page lies beside the screen: not as it is, and not as the server has sent it. */
async function expectToFit(page: Page, browser: Browser, path: string): Promise<void> {
  await page.goto(path);
  await expectNothingBesideAtAnyWidth(page, page.locator("html"));
  // A slow phone shows it for a while as it is without scripts.
  const storageState = await page.context().storageState();
  const context = await browser.newContext({ javaScriptEnabled: false, storageState });
  const sent = await context.newPage();
  await sent.goto(page.url());
  await expectNothingBesideAtAnyWidth(sent, sent.locator("html"));
  await context.close();
}

async function expectNothingBesideAtAnyWidth(page: Page, box: Locator): Promise<void> {
  for (const width of [1280, 800, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await expectNothingBeside(box);
  }
}
