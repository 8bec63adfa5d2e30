import { vi } from "vitest";
import { fill } from "@/app/_testing/form";
import { expect, screen, test, within } from "@/app/_testing/story";
import { uniqueName } from "@/e2e/simulator";

const three = [{ label: "Ana" }, { label: "Maya" }, { label: "Sam" }];
const support = { friendlyName: "Support call", participants: three };
const DAY = 86_400;

/** The day that it is somewhere (YYYY-MM-DD). */
const dayIn = (timeZone: string) =>
  new Intl.DateTimeFormat("sv", { timeZone, dateStyle: "short" }).format(Date.now());

const address = () => location.pathname + location.search;
const notice = () => within(screen.getByRole("alert"));
const links = (name: string) => screen.queryAllByText(name, { selector: "a[href]" });

// Comes first: nobody has been dialled by this file's account yet.
test("an account without conferences says how one begins", async ({ page }) => {
  await page.goto("/");
  expect(await screen.findByText("No conferences yet")).toBeVisible();
  expect(screen.getByText(/to dial the first participant/)).toBeVisible();
});

test("a supervisor finds a conference by its name and opens it", async ({
  page,
  simulator,
  user,
}) => {
  const scene = await simulator.conference(support);
  await simulator.conference(support);
  await page.goto("/");
  await fill(user, screen.getByRole("searchbox", { name: "Whole name" }), scene.name);
  await expect.poll(() => screen.queryAllByRole("rowheader")).toHaveLength(1);
  const row = () => within(screen.getByRole("row", { name: new RegExp(scene.name) }));
  await expect.poll(() => row().getByText("In progress")).toBeVisible();
  await expect.poll(() => row().getByRole("cell", { name: "3 participants" })).toBeVisible();

  await user.click(screen.getByRole("link", { name: scene.name }));
  expect(await screen.findByRole("heading", { name: scene.name })).toBeVisible();
  expect(await screen.findByText("3 participants")).toBeVisible();
  const asked = (await simulator.listings(scene.name)).map(({ Status }) => Status);
  expect(asked.slice(0, 3)).toEqual(["init", "in-progress", "completed"]);
});

test("every page of a long list can be reached", async ({ page, board, simulator, user }) => {
  const name = uniqueName("Daily");
  for (let day = 0; day < 53; day++) {
    await simulator.conferenceNamed(name, {
      participants: [],
      status: "completed",
      startedAgoSeconds: day * DAY,
    });
  }

  await page.goto(`/?friendlyName=${name}`);
  await expect.poll(() => links(name)).toHaveLength(50);
  expect(board.button("Newer")).toBeDisabled();
  await user.click(board.button("Older"));
  await expect.poll(() => links(name)).toHaveLength(3);
  expect(board.button("Older")).toBeDisabled();
  await page.reload();
  await expect.poll(() => links(name)).toHaveLength(3);
  await user.click(board.button("Newer"));
  await expect.poll(() => links(name)).toHaveLength(50);
  history.back();
  await expect.poll(() => links(name)).toHaveLength(3);
  expect(await simulator.listings(name)).toContainEqual(
    expect.objectContaining({ PageToken: expect.stringMatching(/^PA/) }),
  );
});

test("a search without a result says what to do", async ({ page, simulator, user }) => {
  const scene = await simulator.conference(support);
  const half = scene.name.slice(0, -2);
  await page.goto(`/?friendlyName=${half}`);
  expect(await screen.findByText("No conference matches")).toBeVisible();
  expect(screen.getByText(/^Twilio matches the whole name/)).toBeVisible();

  await user.click(screen.getByRole("button", { name: "Clear all filters" }));
  await expect.poll(() => links(scene.name)).toHaveLength(1);
  expect(address()).toBe("/");
  expect(await simulator.listings(half)).toContainEqual({
    FriendlyName: half,
    Status: "completed",
  });
});

test("conferences of every status are there, in order, and found by name and by day", async ({
  page,
  simulator,
}) => {
  const nine = [];
  for (const status of ["completed", "init", "in-progress"] as const) {
    for (const participants of [[{}], [{}], [{}]]) {
      nine.push(await simulator.conference({ friendlyName: "Of nine", status, participants }));
    }
  }
  const newestFirst = nine.map(({ name }) => name).toReversed();
  const shown = () =>
    screen
      .queryAllByRole("rowheader")
      .map(({ textContent }) => newestFirst.find((name) => textContent.includes(name)))
      .filter((name) => name !== undefined);
  const today = dayIn(Intl.DateTimeFormat().resolvedOptions().timeZone);
  for (const all of ["/", `/?dateCreated=${today}`, `/?dateUpdatedAfter=${today}`]) {
    await page.goto(all);
    await expect.poll(shown).toHaveLength(9);
    // Those of one second may stand in either order; what is over stands below.
    expect(shown().slice(6).toSorted()).toEqual(newestFirst.slice(6).toSorted());
  }
  const [running = "", , , waiting = "", , , over = ""] = newestFirst;
  for (const name of [running, waiting, over]) {
    await page.goto(`/?friendlyName=${name}`);
    await expect.poll(shown).toEqual([name]);
  }
  const lists = await simulator.requests("/Conferences.json", "GET");
  expect(lists.filter(({ query }) => !Object.fromEntries(query)["Status"])).toEqual([]);
});

test.for(["Pacific/Auckland", "America/Los_Angeles", "Asia/Kolkata", "UTC"])(
  "a day is the reader's own, and has its last hours: %s",
  async (zone, { page, simulator, user }) => {
    const options = Intl.DateTimeFormat().resolvedOptions();
    const read = vi.spyOn(Intl.DateTimeFormat.prototype, "resolvedOptions");
    read.mockReturnValue({ ...options, timeZone: zone });
    const scene = await simulator.conference(support);
    const today = dayIn(zone);
    const yesterday = new Date(Date.parse(today) - DAY * 1000).toISOString().slice(0, 10);

    await page.goto("/");
    await user.click(screen.getByText("Dates"));
    const words = `(${zone.replaceAll("_", " ")})`;
    expect(screen.getByText(/^Whole days in your time zone/)).toHaveTextContent(words);
    for (const label of ["Created on or before", "Updated on or before", "Created on"]) {
      await fill(user, screen.getByLabelText(label), today);
      await expect.poll(() => links(scene.name)).toHaveLength(1);
      await fill(user, screen.getByLabelText(label), yesterday);
      await expect.poll(() => links(scene.name)).toHaveLength(0);
      await fill(user, screen.getByLabelText(label), "");
    }
    read.mockRestore();
  },
);

test("an address that asks for what there is not is explained, and cleared with one press", async ({
  page,
  simulator,
  user,
}) => {
  const scene = await simulator.conference(support);
  await page.goto("/?status=bogus");
  await expect.poll(() => notice().getByText(/Choose from/)).toBeVisible();
  expect(notice().queryByRole("button", { name: "Try again" })).toBeNull();
  // Every read of the list draws a new notice.
  await expect
    .poll(async () => {
      const clear = screen.queryByRole("button", { name: "Clear all filters" });
      if (clear) await user.click(clear);
      return address();
    })
    .toBe("/");
  await expect.poll(() => links(scene.name)).toHaveLength(1);
});

test("a new conference shows in the list by itself", async ({ page, simulator }) => {
  await page.goto("/");
  await screen.findByText("Connection: Live");
  const scene = await simulator.conference(support);
  await expect.poll(() => links(scene.name)).toHaveLength(1);
});

test("a live board does not say that it is a demo", async ({ page }) => {
  await page.goto("/");
  expect(screen.getByRole("heading", { name: "Conferences" })).toBeVisible();
  expect(within(screen.getByRole("banner")).queryByText("DEMO")).toBeNull();
});
