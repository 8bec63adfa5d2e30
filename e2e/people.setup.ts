import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { liveServerLog } from "@/lib/cli/e2e-servers.mjs";
import { inviteAtDoor, joinAtDoor } from "./doors";
import { firstAdminPath, joinBy, joinDemo } from "./join";
import { cookiesOf, invited, personOf } from "./signed-in";
import { test } from "./story";

test.use({ role: null });

test("the first admin comes by the link that the first start prints, and invites the others", async ({
  page,
  browser,
}) => {
  const admin = personOf("admin");
  await joinBy(firstAdminPath(await readFile(liveServerLog, "utf8")), page, admin);
  for (const newcomer of invited.map(personOf)) {
    const path = await inviteAtDoor(page.request, newcomer.email, newcomer.role);
    const theirs = await browser.newPage();
    await joinAtDoor(theirs.request, path, newcomer);
    await keep(theirs, newcomer);
    await theirs.close();
  }
  await keep(page, admin);
});

type Newcomer = ReturnType<typeof personOf>;

/** Keeps the cookies of both boards for the stories of this role. */
async function keep(page: Page, newcomer: Newcomer): Promise<void> {
  await joinDemo(page, newcomer);
  await page.context().storageState({ path: cookiesOf(newcomer.role) });
}
