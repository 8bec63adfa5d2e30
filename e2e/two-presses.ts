import { type Browser, expect, type Page, type Route } from "@playwright/test";
import { joinBy } from "./join";
import { personOf } from "./signed-in";

const nobody = { storageState: { cookies: [], origins: [] }, ignoreHTTPSErrors: true };

/** Comes in to a board as its first admin, and signs in twice more: each time is a session. */
export async function adminWithSessions(
  browser: Browser,
  url: string,
  firstAdminPath: string,
): Promise<Page> {
  const open = () => browser.newPage({ ...nobody, baseURL: url });
  const admin = await open();
  await joinBy(firstAdminPath, admin, personOf("admin"));
  for (let time = 1; time <= 2; time++) await signIn(await open());
  return admin;
}

async function signIn(page: Page): Promise<void> {
  const { email, password } = personOf("admin");
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Conferences" })).toBeVisible();
  await page.context().close();
}

/** The buttons that end the admin's other sessions. */
export const endings = (page: Page) => page.getByRole("button", { name: /^End the session of/ });

/**
 * Ends two sessions and goes on to another page while the first press is slow: the second one is sent
 * from there, and Next.js forwards it to the page that it belongs to.
 * @param meet what becomes of the second on its way
 */
export async function endTwoAndLeave(
  page: Page,
  meet: (route: Route) => Promise<void> = (route) => route.continue(),
): Promise<void> {
  const gate = { open: () => {} };
  const opened = new Promise<void>((resolve) => Object.assign(gate, { open: resolve }));
  const paths: string[] = [];
  await page.goto("/account");
  await expect(endings(page)).toHaveCount(2);
  await page.route("**/*", async (route, request) => {
    if (!("next-action" in request.headers())) return route.fallback();
    paths.push(new URL(request.url()).pathname);
    if (paths.length > 1) return meet(route);
    await opened;
    return route.continue();
  });
  await endings(page).nth(0).click();
  await endings(page).nth(1).click();
  await page.getByRole("link", { name: "Reference" }).click();
  await expect(page.getByRole("heading", { name: "Reference" })).toBeVisible();
  gate.open();
  await expect.poll(() => paths).toEqual(["/account", "/reference"]);
}
