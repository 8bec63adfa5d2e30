import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { endToEndServers, liveServerLog } from "@/lib/cli/e2e-servers.mjs";
import { firstAdminPath, joinBy, joinDemo } from "./join";
import { cookiesOf, invited, personOf } from "./signed-in";
import { test } from "./story";

const { live } = endToEndServers();

test.use({ role: null });

test("the first admin comes by the link that the first start prints, and invites the others", async ({
  page,
  browser,
}) => {
  const admin = personOf("admin");
  await joinBy(firstAdminPath(await readFile(liveServerLog, "utf8")), page, admin);
  for (const newcomer of invited.map(personOf)) {
    await page.goto("/people");
    const link = await invite(page, newcomer);
    const theirs = await browser.newPage({ baseURL: live.url });
    await joinBy(new URL(link).pathname, theirs, newcomer);
    await keep(theirs, newcomer);
    await theirs.close();
  }
  await keep(page, admin);
});

type Newcomer = ReturnType<typeof personOf>;

/** Invites somebody on the people's page. @returns the link */
async function invite(page: Page, { email, role }: Newcomer): Promise<string> {
  await page.getByRole("button", { name: "Invite somebody" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("E-mail").fill(email);
  await dialog.getByRole("radio", { name: role }).check();
  await dialog.getByRole("button", { name: "Make the link" }).click();
  return dialog.getByLabel(`Link for ${email}`).inputValue();
}

/** Keeps the cookies of both boards for the stories of this role. */
async function keep(page: Page, newcomer: Newcomer): Promise<void> {
  await joinDemo(page, newcomer);
  await page.context().storageState({ path: cookiesOf(newcomer.role) });
}
