import { uniqueName } from "./simulator";
import { expect, test } from "./story";

const three = [{ label: "Ana" }, { label: "Maya" }, { label: "Sam" }];
const DAY = 86_400;

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
  const dayAgo = (days: number) =>
    new Date(Date.now() - days * DAY * 1000).toISOString().slice(0, 10);
  const twoDaysAgo = dayAgo(2);
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
  // Twilio would stop at the first midnight of a day that it is asked for.
  expect(await simulator.listings(name)).toContainEqual({
    Status: "completed",
    FriendlyName: name,
    "DateCreated<": dayAgo(1),
    PageSize: "200",
  });
});
