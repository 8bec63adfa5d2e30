import { expect, test } from "./story";

const support = { friendlyName: "Support", participants: [{ label: "Ana" }, { label: "Maya" }] };

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
