import { uniqueName } from "./simulator";
import { expect, test } from "./story";

const three = [{ label: "Ana" }, { label: "Maya" }, { label: "Sam" }];
const DAY = 86_400;

test("a supervisor finds a conference by its name and opens it", async ({ page, simulator }) => {
  const scene = await simulator.conference({ friendlyName: "Support call", participants: three });
  await page.goto("/");
  await page.getByRole("searchbox", { name: "Whole name" }).fill(scene.name);
  const rows = page.getByRole("row").filter({ has: page.getByRole("rowheader") });
  await expect(rows).toHaveCount(1);
  await expect(rows.getByText("In progress")).toBeVisible();
  await expect(rows.getByRole("cell", { name: "3 participants" })).toBeVisible();

  await page.getByRole("link", { name: scene.name }).click();
  await expect(page.getByRole("heading", { name: scene.name })).toBeVisible();
  await expect(page.getByText("3 participants")).toBeVisible();
  expect(await simulator.listings(scene.name)).toContainEqual({ FriendlyName: scene.name });
});

test("a link that is pressed while a name is still being typed is followed", async ({
  page,
  simulator,
}) => {
  const scene = await simulator.conference({ friendlyName: "Support call", participants: three });
  await page.clock.install();
  await page.goto("/");
  await expect(page.getByRole("link", { name: scene.name })).toBeVisible();
  // The pause in the typing does not come before the press, however slow the machine is.
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 60_000);
  await page.getByRole("searchbox", { name: "Whole name" }).pressSequentially("Sup");
  await page.getByRole("link", { name: scene.name }).click();
  await page.clock.resume();
  await expect(page.getByRole("heading", { name: scene.name })).toBeVisible();
  await expect(page).toHaveURL(scene.path);
  expect(await simulator.requests(`/Conferences/${scene.sid}.json`, "GET")).not.toEqual([]);
});

test("filters stand in the address and survive a reload and the way back", async ({
  page,
  simulator,
}) => {
  const name = uniqueName("Stand-up");
  const over = { participants: three, status: "completed" } as const;
  const old = await simulator.conferenceNamed(name, { ...over, startedAgoSeconds: 4 * DAY });
  await simulator.conferenceNamed(name, { ...over, startedAgoSeconds: 600 });
  await simulator.conferenceNamed(name, { participants: three });
  const twoDaysAgo = new Date(Date.now() - 2 * DAY * 1000).toISOString().slice(0, 10);
  const links = page.getByRole("link", { name, exact: true });

  await page.goto("/");
  await page.getByRole("searchbox", { name: "Whole name" }).fill(name);
  await expect(links).toHaveCount(3);
  await page.getByRole("combobox", { name: "Status" }).selectOption("Ended");
  await expect(links).toHaveCount(2);
  await page.getByText("Dates", { exact: true }).click();
  await page.getByLabel("Created on or before").fill(twoDaysAgo);
  await expect(links).toHaveCount(1);
  expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
    friendlyName: name,
    status: "completed",
    dateCreatedBefore: twoDaysAgo,
  });

  await page.reload();
  await expect(links).toHaveCount(1);
  await links.click();
  await expect(page).toHaveURL(old.path);
  await page.getByRole("link", { name: "All conferences" }).click();
  await expect(links).toHaveCount(1);
  await links.click();
  await expect(page).toHaveURL(old.path);
  await page.goBack();
  await expect(links).toHaveCount(1);
  await expect(page.getByRole("searchbox", { name: "Whole name" })).toHaveValue(name);
  await expect(page.getByRole("combobox", { name: "Status" })).toHaveValue("completed");
  await expect(page.getByLabel("Created on or before")).toHaveValue(twoDaysAgo);
  expect(await simulator.listings(name)).toContainEqual({
    Status: "completed",
    FriendlyName: name,
    "DateCreated<": twoDaysAgo,
  });
});

test("every page of a long list can be reached", async ({ page, simulator }) => {
  const name = uniqueName("Daily");
  for (let day = 0; day < 53; day++) {
    await simulator.conferenceNamed(name, {
      participants: [],
      status: "completed",
      startedAgoSeconds: day * DAY,
    });
  }
  const links = page.getByRole("link", { name, exact: true });
  const older = page.getByRole("button", { name: "Older" });
  const newer = page.getByRole("button", { name: "Newer" });

  await page.goto(`/?friendlyName=${name}`);
  await expect(links).toHaveCount(50);
  await expect(newer).toBeDisabled();
  await older.click();
  await expect(links).toHaveCount(3);
  await expect(older).toBeDisabled();
  await page.reload();
  await expect(links).toHaveCount(3);
  await newer.click();
  await expect(links).toHaveCount(50);
  await page.goBack();
  await expect(links).toHaveCount(3);
  expect(await simulator.listings(name)).toContainEqual(
    expect.objectContaining({ PageToken: expect.stringMatching(/^PA/) }),
  );
});

test("a search without a result says what to do", async ({ page, simulator }) => {
  const scene = await simulator.conference({ friendlyName: "Support call", participants: three });
  const half = scene.name.slice(0, -2);
  await page.goto(`/?friendlyName=${half}`);
  await expect(page.getByText("No conference matches")).toBeVisible();
  await expect(page.getByText("Twilio matches the whole name")).toBeVisible();

  await page.getByRole("button", { name: "Clear all filters" }).click();
  await expect(page.getByRole("link", { name: scene.name })).toBeVisible();
  await expect(page).toHaveURL("/");
  expect(await simulator.listings(half)).toContainEqual({ FriendlyName: half });
});

test.describe("an address that asks for what there is not", () => {
  test.use({ expectedError: /status of 400/ });

  test("is explained, and cleared with one press", async ({ page, simulator }) => {
    const scene = await simulator.conference({ friendlyName: "Support call", participants: three });
    await page.goto("/?status=bogus");
    // It asks once more when the stream has begun, and not again by itself.
    await expect(page.getByText("Connection: Live", { exact: true })).toBeAttached();
    const notice = page.getByRole("alert").filter({ hasText: "Choose from" });
    await expect(notice).toBeVisible();
    await expect(notice.getByRole("button", { name: "Try again" })).toBeHidden();
    await notice.getByRole("button", { name: "Clear all filters" }).click();
    await expect(page.getByRole("link", { name: scene.name })).toBeVisible();
    await expect(page).toHaveURL("/");
  });
});

test("an account without conferences says how one begins", async ({ page }) => {
  // The simulator is every story's, and never empty: this one answer is made up.
  const nothing = { conferences: [], next: null, previous: null };
  await page.route("**/api/conferences?*", (route) => route.fulfill({ json: nothing }));
  await page.goto("/");
  await expect(page.getByText("No conferences yet")).toBeVisible();
  await expect(page.getByText("to dial the first participant")).toBeVisible();
});
