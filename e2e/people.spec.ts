import { rowOf } from "./newcomer";
import { uniqueName } from "./simulator";
import { expect, test } from "./story";

test.use({ role: "admin" });

test("with the keyboard alone, somebody is invited and their link copied", async ({ page }) => {
  const email = `${uniqueName("keys").replace(" ", ".")}@example.com`;
  const { keyboard } = page;
  await page.goto("/people");
  // Only what is enabled takes the focus: before that, nobody hears a press.
  const opener = page.getByRole("button", { name: "Invite somebody" });
  await expect(opener).toBeEnabled();
  await opener.focus();
  await keyboard.press("Enter");
  await expect(page.getByLabel("E-mail")).toBeFocused();
  await keyboard.type(email);
  await keyboard.press("Tab");
  await keyboard.press("ArrowUp");
  await expect(page.getByRole("radio", { name: "Viewer" })).toBeChecked();
  await keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: `Link for ${email}` })).toBeFocused();
  await keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Copy" })).toBeFocused();
  await keyboard.press("Tab");
  await keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(opener).toBeFocused();
  await expect(rowOf(page, email)).toContainText("join as viewer");
});
