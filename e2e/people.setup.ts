import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { endToEndServers, liveServerLog } from "@/lib/cli/e2e-servers.mjs";
import { roles } from "@/lib/model/person";
import { cookiesOf, invited, personOf } from "./signed-in";
import { expect, test } from "./story";

const { live, demo } = endToEndServers();

test.use({ role: null });

test("the first admin comes by the link that the first start prints, and invites the others", async ({
  page,
  browser,
}) => {
  const printed = /first admin: \S+(\/join\/\S+)/.exec(await readFile(liveServerLog, "utf8"));
  await page.goto(printed?.[1] ?? "/");
  await join(page, personOf("admin"));

  for (const role of invited) {
    await page.goto("/people");
    const link = await invite(page, personOf(role));
    const theirs = await browser.newPage({ baseURL: live.url });
    await theirs.goto(new URL(link).pathname);
    await join(theirs, personOf(role));
    await keepSignedIn(theirs, role);
    await theirs.close();
  }
  await keepSignedIn(page, "admin");
});

type Newcomer = ReturnType<typeof personOf>;

async function join(page: Page, { name, email, password }: Newcomer): Promise<void> {
  const typed = page.getByLabel("E-mail");
  await page.getByLabel("Your name").fill(name);
  if (await typed.isEditable()) await typed.fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page.getByRole("heading", { name: "Conferences" })).toBeVisible();
}

/** Invites somebody on the people's page. @returns the link */
async function invite(page: Page, { email, role }: Newcomer): Promise<string> {
  await page.getByRole("button", { name: "Invite somebody" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("E-mail").fill(email);
  await dialog.getByRole("radio", { name: role }).check();
  await dialog.getByRole("button", { name: "Make the link" }).click();
  return dialog.getByLabel(`Link for ${email}`).inputValue();
}

/** Keeps the cookies of both boards: in a demo, a press is enough. */
async function keepSignedIn(page: Page, role: (typeof roles)[number]): Promise<void> {
  const { request } = page.context();
  const headers = { origin: demo.url };
  const entered = await request.post(`${demo.url}/api/auth/sign-in/demo`, {
    data: { role },
    headers,
  });
  expect(entered.ok()).toBe(true);
  await page.context().storageState({ path: cookiesOf(role) });
}
