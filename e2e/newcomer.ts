import { randomInt } from "node:crypto";
import { type Browser, expect, type Page, request } from "@playwright/test";
import { endToEndServers } from "@/lib/cli/e2e-servers.mjs";
import type { Role } from "@/lib/model/person";
import { inviteAtDoor, joinAtDoor } from "./doors";
import { cookiesOf } from "./signed-in";
import { uniqueName } from "./simulator";
import { Board } from "./story";

const { live } = endToEndServers();

/** A browser at the live board, at an address that no other story has: limits are kept for each. */
export async function visitor(browser: Browser, role: Role | null = null): Promise<Page> {
  const address = `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`;
  const context = await browser.newContext({
    baseURL: live.url,
    extraHTTPHeaders: { "X-Forwarded-For": address },
    // Said also for nobody: else it would have the cookies of whoever tells the story.
    storageState: role ? cookiesOf(role) : { cookies: [], origins: [] },
  });
  return context.newPage();
}

/** Invites somebody on the people's page, on which the admin is. @returns the path of the link */
export async function invite(admin: Page, email: string, role: Role): Promise<string> {
  await admin.goto("/people");
  await admin.getByRole("button", { name: "Invite somebody" }).click();
  const dialog = admin.getByRole("dialog");
  await dialog.getByLabel("E-mail").fill(email);
  await dialog.getByRole("radio", { name: role }).check();
  await dialog.getByRole("button", { name: "Make the link" }).click();
  const link = await dialog.getByLabel(`Link for ${email}`).inputValue();
  await dialog.getByRole("button", { name: "Done" }).click();
  return new URL(link).pathname;
}

/** Somebody whom no other story knows, who has just joined in a browser of their own. */
export async function newcomer(browser: Browser, role: Role, name = uniqueName("Kim")) {
  const email = `${uniqueName("kim").replace(" ", ".")}@example.com`;
  const person = { role, name, email, password: `the password of ${name}` };
  const page = await visitor(browser);
  await joinAtDoor(page.request, await invitation(email, role), person);
  return { ...person, page, board: new Board(page) };
}

/** A link for somebody, which an admin has made. @returns its path */
export async function invitation(email: string, role: Role): Promise<string> {
  const admin = await request.newContext({ storageState: cookiesOf("admin") });
  const path = await inviteAtDoor(admin, email, role);
  await admin.dispose();
  return path;
}

/** The row of somebody on the people's page. */
export function rowOf(admin: Page, email: string) {
  return admin.getByRole("row").filter({ hasText: email });
}

/** What a page says that went wrong. */
export async function expectAlert(page: Page, text: string): Promise<void> {
  await expect(page.getByRole("alert").filter({ hasText: text })).toBeVisible();
}
