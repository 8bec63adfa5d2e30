import { expect, test } from "./story";

const support = { friendlyName: "Support", participants: [{ label: "Ana" }, { label: "Maya" }] };

test.describe("when Twilio cannot be read", () => {
  test.use({ expectedError: /status of 502/ });

  for (const kind of ["500", "reset", "html", "wrong-shape"] as const) {
    test(`the list stays, says that it is old, and recovers by itself (${kind})`, async ({
      page,
      board,
      simulator,
    }) => {
      const scene = await simulator.conference(support);
      await board.open(scene);
      const path = `/Conferences/${scene.sid}/Participants.json`;
      const letGo = await simulator.fault({ method: "GET", path, kind, count: 100 });
      const notice = page.getByRole("main").getByRole("alert");
      await expect(notice).toContainText("This list is not up to date");
      await expect(board.row("Ana").getByText("In call")).toBeVisible();

      await letGo();
      await board.button("Mute Ana").click();
      await expect(board.button("Mute Ana")).toHaveAttribute("aria-pressed", "true");
      await expect(notice).toBeHidden();
      expect(await scene.updates("Ana")).toEqual([{ Muted: "true" }]);
    });
  }

  test("a page that begins without Twilio says so, and can be tried again", async ({
    page,
    board,
    simulator,
  }) => {
    const scene = await simulator.conference(support);
    const path = `/Conferences/${scene.sid}.json`;
    const letGo = await simulator.fault({ method: "GET", path, kind: "500", count: 100 });
    await page.goto(scene.path);
    const notice = page.getByRole("main").getByRole("alert");
    await expect(notice).toContainText("Twilio had an internal error.");
    const asked = (await simulator.requests(path, "GET")).length;
    await notice.getByRole("button", { name: "Try again" }).click();
    await expect
      .poll(async () => (await simulator.requests(path, "GET")).length)
      .toBeGreaterThan(asked);
    // And it goes on by itself.
    await letGo();
    await expect(board.row("Ana").getByText("In call")).toBeVisible();
    await expect(notice).toBeHidden();
    expect(await simulator.requests(path, "GET")).toContainEqual(
      expect.objectContaining({ status: 500 }),
    );
  });
});

test.describe("when Bridgeboard's own server cannot be reached", () => {
  test.use({ expectedError: /ERR_INTERNET_DISCONNECTED/ });

  test("the board says so, keeps what it knows, and goes on by itself", async ({
    page,
    context,
    board,
    simulator,
  }) => {
    const scene = await simulator.conference(support);
    await board.open(scene);
    await context.setOffline(true);
    const notice = page.getByRole("main").getByText("Bridgeboard's server cannot be reached.");
    await expect(notice).toBeVisible();
    await expect(board.row("Maya").getByText("In call")).toBeVisible();
    await board.button("Mute Ana").click();
    await expect(board.button("Mute Ana")).toHaveAttribute("aria-busy", "true");

    await context.setOffline(false);
    await expect(notice).toBeHidden();
    await expect(board.row("Ana").getByRole("alert")).toContainText(
      "Bridgeboard has no record of this press: it never arrived",
    );
    expect(await scene.updates("Ana")).toEqual([]);
    await board.button("Mute Ana").click();
    await expect(board.button("Mute Ana")).toHaveAttribute("aria-pressed", "true");
    expect(await scene.updates("Ana")).toEqual([{ Muted: "true" }]);
  });
});

test.describe("when a part of the page cannot be fetched", () => {
  test.use({ expectedError: /ERR_FAILED/ });

  test("the board works without its toasts, and gets them later", async ({
    page,
    board,
    simulator,
  }) => {
    const scene = await simulator.conference(support);
    let refused = 0;
    await page.route(/_next\/static\/chunks\/.+\.js/, async (route) => {
      const script = await route.fetch();
      const isToasts = (await script.text()).includes("data-sonner-toaster");
      if (!isToasts || refused === 4) return await route.fulfill({ response: script });
      refused += 1;
      return await route.abort();
    });
    await board.open(scene);
    await board.button("Mute Ana").click();
    await expect(board.button("Mute Ana")).toHaveAttribute("aria-pressed", "true");
    await expect(page.getByRole("region", { name: /Notifications/ })).toBeAttached();
    expect(refused).toBe(4);
  });
});

test.describe("when an address is wrong", () => {
  test.use({ expectedError: /status of 404/ });

  test("a conference that never was is explained", async ({ page, simulator }) => {
    const sid = `CF${"0".repeat(32)}`;
    await page.goto(`/conferences/${sid}`);
    const notice = page.getByRole("main").getByRole("alert");
    await expect(notice).toContainText("the conference has ended");
    await expect(notice.getByRole("link", { name: "Twilio error 20404" })).toBeVisible();
    await page.getByRole("link", { name: "All conferences" }).click();
    await expect(page.getByRole("heading", { name: "Conferences" })).toBeVisible();
    expect(await simulator.requests(`/Conferences/${sid}.json`, "GET")).not.toEqual([]);
  });

  test("an address that is no conference at all asks Twilio nothing", async ({
    page,
    simulator,
  }) => {
    await page.goto("/conferences/lobby");
    await expect(page.getByText("There is nothing at this address")).toBeVisible();
    expect(await simulator.requests("/Conferences/lobby")).toEqual([]);
  });
});
