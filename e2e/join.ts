import { expect, type Page } from "@playwright/test";
import { endToEndServers } from "@/lib/cli/e2e-servers.mjs";
import type { personOf } from "./signed-in";

type Newcomer = ReturnType<typeof personOf>;

/** The path of the link for the first admin, in what a live board has printed. */
export function firstAdminPath(printed: string): string {
  const path = /first admin: \S+(\/join\/\S+)/.exec(printed)?.[1];
  if (!path) throw new Error("The board has printed no link for its first admin.");
  return path;
}

/** Comes in by a link: as whoever it invites, or as the first admin. */
export async function joinBy(path: string, page: Page, newcomer: Newcomer): Promise<void> {
  const { name, email, password } = newcomer;
  await page.goto(path);
  const address = page.getByLabel("E-mail");
  await page.getByLabel("Your name").fill(name);
  if (await address.isEditable()) await address.fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page.getByRole("heading", { name: "Conferences" })).toBeVisible();
}

/** Comes in to the demo: there a press is enough. */
export async function joinDemo(page: Page, { role }: Newcomer): Promise<void> {
  const { url } = endToEndServers().demo;
  const { request } = page.context();
  const door = `${url}/api/auth/sign-in/demo`;
  await expect(await request.post(door, { data: { role }, headers: { origin: url } })).toBeOK();
}
