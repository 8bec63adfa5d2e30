import type { Locator } from "@playwright/test";
import { expectAccessible } from "./axe";
import { uniqueName } from "./simulator";
import { expect, test } from "./story";

const field = (panel: Locator, name: string) => panel.getByRole("textbox", { name, exact: true });

test.describe("an admin", () => {
  test.use({ role: "admin" });

  test("keeps a form for everybody, with the keyboard alone, and axe finds nothing wrong", async ({
    page,
    board,
  }) => {
    const name = uniqueName("House rules");
    await page.goto("/");
    await board.button("New conference").click();
    const panel = board.dialog("New conference");
    await field(panel, "Label").fill("Noor");
    await panel.getByRole("button", { name: "Presets" }).focus();
    await page.keyboard.press("Enter");
    const presets = panel.getByRole("region", { name: "Presets" });
    const typed = presets.getByRole("textbox", { name: "Name of a new preset" });
    await typed.focus();
    await page.keyboard.type(name);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const row = presets.getByRole("listitem").filter({ hasText: name });
    await expect(row).toContainText("For everybody");
    await expectAccessible(page, "[role=dialog]");

    await row.getByRole("button", { name: `Remove ${name}` }).click();
    await expectAccessible(page, "[role=dialog]");
    await row.getByRole("button", { name: "Remove", exact: true }).click();
    await expect(row).toBeHidden();
  });
});
