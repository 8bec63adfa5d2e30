import { EventEmitter, once } from "node:events";
import type { Page } from "@playwright/test";
import { endToEndServers } from "@/lib/cli/e2e-servers.mjs";
import { signInAtDoor } from "./doors";
import { elsewhere, expectAlert, expectSignedOut, newcomer, signIn, visitor } from "./newcomer";
import { expect, test } from "./story";

const support = { friendlyName: "Support", participants: [{ label: "Ana" }] };

test.use({ role: null, expectedError: /status of 40[13]|status of 429/ });

test("whoever is signed out goes on where they wanted to go", async ({ browser, page }) => {
  const kim = await newcomer(browser, "viewer");
  const wanted = "/?friendlyName=Nobody";
  await page.goto(wanted);
  await expect(page).toHaveURL(`/sign-in?next=${encodeURIComponent(wanted)}`);
  await signIn(page, { ...kim, password: "a wrong password" });
  await expectAlert(page, "do not belong together");
  await expect(page.getByLabel("E-mail")).toHaveValue(kim.email);
  await signIn(page, kim);
  await expect(page).toHaveURL(wanted);
});

test("nobody is sent elsewhere by a link to sign in", async ({ browser }) => {
  const kim = await newcomer(browser, "viewer");
  for (const next of [
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "/\t/evil.example",
  ]) {
    const page = await visitor(browser);
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await signIn(page, kim);
    await expect(page).toHaveURL("/");
    await page.close();
  }
});

test("after ten wrong passwords an account rests for that address, and not for its owner elsewhere", async ({
  browser,
}) => {
  const kim = await newcomer(browser, "viewer");
  const page = await visitor(browser);
  await page.goto("/sign-in");
  for (let tries = 1; tries < 10; tries++) {
    await expect(
      signInAtDoor(page.request, { ...kim, password: `guess ${tries}` }),
    ).rejects.toThrow("401");
  }
  await signIn(page, { ...kim, password: "guess 10" });
  await expectAlert(page, "do not belong together");
  await signIn(page, kim);
  await expectAlert(page, "too many tries");
  const other = await visitor(browser);
  await other.goto("/sign-in");
  await signIn(other, kim);
  await expect(other).toHaveURL("/");
});

test("a session that is ended elsewhere ends here, and goes on after signing in again", async ({
  browser,
  simulator,
}) => {
  const scene = await simulator.conference(support);
  const kim = await newcomer(browser, "supervisor");
  await kim.board.open(scene);
  const other = await elsewhere(browser, kim);
  await other.goto("/account");
  await expect(other.getByText("(this one)")).toBeVisible();
  await other.getByRole("button", { name: /^End the session/ }).click();
  await expect(other.getByRole("button", { name: /^End the session/ })).toBeHidden();

  await expectSignedOut(kim.page);
  await signIn(kim.page, kim);
  await expect(kim.page.getByRole("dialog")).toBeHidden();
  await kim.board.button("Mute Ana").click();
  await expect(kim.board.button("Mute Ana")).toHaveAttribute("aria-pressed", "true");
  await expect(kim.page).toHaveURL(scene.path);
});

test("a new password ends the other sessions, and the old one opens nothing", async ({
  browser,
}) => {
  const kim = await newcomer(browser, "viewer");
  const other = await elsewhere(browser, kim);
  await other.goto("/account");
  await other.getByLabel("Current password").fill("not that one");
  await other.getByLabel("New password", { exact: true }).fill("a very new password");
  await other.getByRole("button", { name: "Change the password" }).click();
  await expect(other.getByText("This is not your present password.")).toBeVisible();
  await other.getByLabel("Current password").fill(kim.password);
  await other.getByRole("button", { name: "Change the password" }).click();
  await expect(other.getByText("Changed. Your other sessions have ended.")).toBeVisible();

  await kim.page.goto("/account");
  await expect(kim.page).toHaveURL("/sign-in?next=%2Faccount");
  await signIn(kim.page, kim);
  await expectAlert(kim.page, "do not belong together");
  await signIn(kim.page, { ...kim, password: "a very new password" });
  await expect(kim.page).toHaveURL("/account");
});

test("one signs out everywhere with one press", async ({ browser }) => {
  const kim = await newcomer(browser, "viewer");
  const other = await elsewhere(browser, kim);
  await other.goto("/account");
  await other.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(other).toHaveURL("/sign-in");
  await kim.page.goto("/");
  await expect(kim.page).toHaveURL("/sign-in");
});

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

test("the live board knows none of the demo’s people", async ({ page, request }) => {
  await page.goto("/sign-in");
  await expect(page.getByLabel("E-mail")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Sign in as/ })).toHaveCount(0);
  const { url } = endToEndServers().live;
  const door = `${url}/api/auth/sign-in/demo`;
  const answered = await request.post(door, { data: { role: "admin" }, headers: { origin: url } });
  expect(answered.status()).toBe(404);
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
