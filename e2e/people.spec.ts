import { joinBy } from "./join";
import {
  expectAlert,
  expectSignedOut,
  invitation,
  invite,
  newcomer,
  rowOf,
  visitor,
} from "./newcomer";
import { uniqueName } from "./simulator";
import { expect, test } from "./story";

const support = { friendlyName: "Support", participants: [{ label: "Ana" }] };

test.use({ role: "admin" });

test("an admin invites somebody, who joins in another browser and sees", async ({
  page,
  browser,
  simulator,
}) => {
  const scene = await simulator.conference(support);
  const name = uniqueName("Noor");
  const email = `${name.toLowerCase().replace(" ", ".")}@example.com`;
  const path = await invite(page, email, "viewer");
  await expect(rowOf(page, email)).toContainText("join as viewer");

  const theirs = await visitor(browser);
  await joinBy(path, theirs, { role: "viewer", name, email, password: "twelve letters" });
  await theirs.goto(scene.path);
  await expect(theirs.getByRole("heading", { name: scene.name })).toBeVisible();
  await expect(theirs.getByRole("button", { name: "Mute Ana" })).toBeHidden();

  await page.reload();
  await expect(rowOf(page, email)).toContainText("viewer");
  await expect(page.getByRole("button", { name: `Withdraw the link for ${email}` })).toBeHidden();

  await theirs.context().clearCookies();
  await theirs.goto(path);
  await expect(theirs.getByRole("heading", { name: "This link was used" })).toBeVisible();
});

test("a link that was withdrawn says so", async ({ page, browser }) => {
  const email = `${uniqueName("gone").replace(" ", ".")}@example.com`;
  const path = await invitation(email, "supervisor");
  await page.goto("/people");
  await page.getByRole("button", { name: `Withdraw the link for ${email}` }).click();
  await expect(rowOf(page, email)).toBeHidden();
  const theirs = await visitor(browser);
  await theirs.goto(path);
  await expect(theirs.getByRole("heading", { name: "This link does not work" })).toBeVisible();
});

test("a role that is taken away is gone at the next press, also in a page that is open", async ({
  page,
  browser,
  simulator,
}) => {
  const scene = await simulator.conference(support);
  const kim = await newcomer(browser, "supervisor");
  await kim.board.open(scene);
  await expect(kim.board.button("Mute Ana")).toBeVisible();

  await page.goto("/people");
  await page.getByRole("button", { name: `Change role of ${kim.name}` }).click();
  await page.getByRole("radio", { name: "Viewer" }).check();
  await page.getByRole("button", { name: "Change the role" }).click();
  await expect(rowOf(page, kim.email)).toContainText("viewer");

  await kim.board.button("Mute Ana").click();
  await expect(kim.page.getByText("You may not mute and unmute people")).toBeVisible();
  await expect(kim.board.button("Mute Ana")).toBeHidden();
  expect(await scene.updates("Ana")).toEqual([]);
});

test.describe("when a session ends that a page still asks with,", () => {
  test.use({ expectedError: /status of 401/ });

  test("somebody who is removed is signed out in the page that they have open", async ({
    page,
    browser,
    simulator,
  }) => {
    const scene = await simulator.conference(support);
    const kim = await newcomer(browser, "supervisor");
    await kim.board.open(scene);
    await page.goto("/people");
    await page.getByRole("button", { name: `Remove ${kim.name}` }).click();
    await page.getByRole("button", { name: "Remove", exact: true }).click();
    await expect(rowOf(page, kim.email)).toBeHidden();
    await expectSignedOut(kim.page);
  });

  test("an admin who has forgotten nothing helps somebody who has", async ({ page, browser }) => {
    const kim = await newcomer(browser, "viewer");
    await page.goto("/people");
    await page.getByRole("button", { name: `New password for ${kim.name}` }).click();
    await page.getByRole("button", { name: "Make the link" }).click();
    const link = await page.getByLabel(`Link for ${kim.name}`).inputValue();

    const other = await visitor(browser);
    await other.goto(new URL(link).pathname);
    await expect(other.getByLabel("E-mail")).toHaveValue(kim.email);
    await other.getByLabel("New password", { exact: true }).fill("another long password");
    await other.getByRole("button", { name: "Set the password" }).click();
    await expect(other.getByRole("heading", { name: "Conferences" })).toBeVisible();
    await kim.page.goto("/account");
    await expect(kim.page.getByRole("heading", { name: "Sign in to Bridgeboard" })).toBeVisible();
  });
});

test("whoever is invited a second time is known already", async ({ page, browser }) => {
  const kim = await newcomer(browser, "viewer");
  await page.goto("/people");
  await page.getByRole("button", { name: "Invite somebody" }).click();
  await page.getByLabel("E-mail").fill(kim.email);
  await page.getByRole("button", { name: "Make the link" }).click();
  await expect(page.getByText(`${kim.name} has this address and is here already.`)).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue(kim.email);
});

test("the only admin stays one", async ({ page }) => {
  await page.goto("/people");
  await page.getByRole("button", { name: "Change role of Alex Adeyemi" }).click();
  await page.getByRole("radio", { name: "Viewer" }).check();
  await page.getByRole("button", { name: "Change the role" }).click();
  await expectAlert(page, "You are the only admin");
});

test("with the keyboard alone, somebody is invited and their link copied", async ({ page }) => {
  const email = `${uniqueName("keys").replace(" ", ".")}@example.com`;
  const { keyboard } = page;
  await page.goto("/people");
  // Only what is enabled takes the focus: before that, nobody hears a press.
  const opener = page.getByRole("button", { name: "Invite somebody" });
  await expect(opener).toBeEnabled();
  await opener.focus();
  await keyboard.press("Enter");
  await expect(page.getByLabel("E-mail")).toBeFocused();
  await keyboard.type(email);
  await keyboard.press("Tab");
  await keyboard.press("ArrowUp");
  await expect(page.getByRole("radio", { name: "Viewer" })).toBeChecked();
  await keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: `Link for ${email}` })).toBeFocused();
  await keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Copy" })).toBeFocused();
  await keyboard.press("Tab");
  await keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(opener).toBeFocused();
  await expect(rowOf(page, email)).toContainText("join as viewer");
});
