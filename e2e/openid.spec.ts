import type { Identity } from "@/lib/server/testing/openid-provider";
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
    /** Goes to the provider and back, from a page on which nothing has gone wrong yet. */
    const signIn = async (identity: Identity, refusal?: string) => {
      board.provider.next(identity, refusal);
      await page.goto(`${board.url}/sign-in?next=%2Freference`);
      await page.getByRole("button", { name: "Continue with Example" }).click();
    };
    await signIn(sam);
    await expectAlert(page, "Ask an admin to invite the e-mail address");

    const admin = await browser.newPage({ baseURL: board.url });
    await joinBy(board.firstAdminPath(), admin, personOf("admin"));
    await invite(admin, sam.email, "viewer");

    await signIn({ ...sam, email_verified: false });
    await expectAlert(page, "Ask an admin to invite the e-mail address");
    await signIn(sam, "access_denied");
    await expectAlert(page, "did not let you in");
    await signIn(sam);
    await expect(page).toHaveURL(`${board.url}/reference`);
    await page.getByRole("button", { name: "Sam Example" }).click();
    await page.getByRole("link", { name: "Your account" }).click();
    await expect(page.getByText("you sign in through Example")).toBeVisible();
    await admin.reload();
    await expect(admin.getByRole("row").filter({ hasText: sam.email })).toContainText("viewer");
  } finally {
    // Nobody looks at a board that stops: its pages would say so on the console.
    await Promise.all(browser.contexts().map((context) => context.close()));
    await board.close();
  }
});
