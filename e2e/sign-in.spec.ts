import { EventEmitter, once } from "node:events";
import type { Page } from "@playwright/test";
import { endToEndServers } from "@/lib/cli/e2e-servers.mjs";
import { newcomer } from "./newcomer";
import { expect, test } from "./story";

// Signing out ends the session that the page still asks with.
test.use({ role: null, expectedError: /status of 401/ });

test("with the keyboard alone, one signs in, and out by the menu", async ({ browser, page }) => {
  const kim = await newcomer(browser, "viewer");
  const { keyboard } = page;
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").focus();
  await keyboard.type(kim.email);
  await keyboard.press("Tab");
  await keyboard.type(kim.password);
  await keyboard.press("Enter");
  await expect(page).toHaveURL("/");
  const menu = page.getByRole("button", { name: kim.name });
  await expect(menu).toBeEnabled();
  await menu.focus();
  await keyboard.press("Enter");
  const signOut = page.getByRole("button", { name: "Sign out" });
  await expect(signOut).toBeEnabled();
  await signOut.focus();
  await keyboard.press("Enter");
  await expect(page).toHaveURL("/sign-in");
});

test("in the demo one press is enough, and one may be another after signing out", async ({
  page,
}) => {
  await page.goto(endToEndServers().demo.url);
  await page.getByRole("button", { name: "Sign in as viewer" }).click();
  await page.getByRole("button", { name: "Vera" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("button", { name: "Sign in as admin" }).click();
  await expect(page.getByRole("button", { name: "Alex" })).toBeVisible();
});

test("while the scripts are on their way, no press is lost, and no password gets into the address", async ({
  browser,
  page,
}) => {
  const kim = await newcomer(browser, "viewer");
  const letScriptsCome = await holdScripts(page);
  await page.goto("/sign-in", { waitUntil: "commit" });
  await page.getByLabel("E-mail").fill(kim.email);
  await page.getByLabel("Password", { exact: true }).fill(kim.password);
  await page.keyboard.press("Enter");
  const button = page.getByRole("button", { name: "Sign in", exact: true });
  await expect(button).toBeDisabled();
  await expect(page).toHaveURL("/sign-in");
  letScriptsCome();
  await button.click();
  await expect(page).toHaveURL("/");
});

test("while the scripts are on their way, the demo’s buttons wait for them", async ({ page }) => {
  const letScriptsCome = await holdScripts(page);
  await page.goto(endToEndServers().demo.url, { waitUntil: "commit" });
  const button = page.getByRole("button", { name: "Sign in as admin" });
  await expect(button).toBeDisabled();
  letScriptsCome();
  await button.click();
  await expect(page.getByRole("button", { name: "Alex" })).toBeVisible();
});

/** Keeps a page's scripts from coming. @returns what lets them come */
async function holdScripts(page: Page): Promise<() => void> {
  const gate = new EventEmitter();
  const coming = once(gate, "come");
  await page.route("**/_next/static/**/*.js*", async (route) => {
    await coming;
    await route.continue();
  });
  return () => gate.emit("come");
}
