import { joinBy } from "./join";
import { expectAlert, invite } from "./newcomer";
import { openIdBoard } from "./openid-board";
import { personOf } from "./signed-in";
import { expect, test } from "./story";

test.use({ role: null });

test("whom an admin invited signs in at the OpenID provider, and nobody else does", async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  const board = await openIdBoard();
  try {
    const sam = { sub: "7", email: "sam@example.com", email_verified: true, name: "Sam Example" };
    board.provider.next(sam);
    await page.goto(`${board.url}/sign-in?next=%2Freference`);
    const go = page.getByRole("button", { name: "Continue with Example" });
    await go.click();
    await expectAlert(page, "Ask an admin to invite the e-mail address");

    const admin = await browser.newPage({ baseURL: board.url });
    await joinBy(board.firstAdminPath(), admin, personOf("admin"));
    await invite(admin, sam.email, "viewer");

    board.provider.next({ ...sam, email_verified: false });
    await go.click();
    await expectAlert(page, "Ask an admin to invite the e-mail address");
    board.provider.next(sam, "access_denied");
    await go.click();
    await expectAlert(page, "did not let you in");

    board.provider.next(sam);
    await go.click();
    await expect(page).toHaveURL(`${board.url}/reference`);
    await page.getByRole("button", { name: "Sam Example" }).click();
    await page.getByRole("link", { name: "Your account" }).click();
    await expect(page.getByText("you sign in through Example")).toBeVisible();
    await admin.reload();
    await expect(admin.getByRole("row").filter({ hasText: sam.email })).toContainText("viewer");
  } finally {
    await board.close();
  }
});
