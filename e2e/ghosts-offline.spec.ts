import { boardThatRestarts, callbackUrlOf } from "./live-boards";
import { Board, expect, serverGone, test } from "./story";

const pair = [{ label: "Ana" }, { label: "Maya" }];

test.describe("ghosts and stale lists, while the board is offline", () => {
  test.use({
    role: null,
    expectedError: serverGone,
  });

  test("a caller who hung up meanwhile is gone when it is back, without a reload", async ({
    browser,
    simulator,
  }) => {
    test.slow();
    const own = await boardThatRestarts(browser);
    const scene = await simulator.conference({
      friendlyName: "Offline",
      participants: pair,
      callbackUrl: callbackUrlOf(own.url),
    });
    const page = await browser.newPage({ baseURL: own.url, storageState: own.cookies });
    const board = new Board(page);
    await board.open(scene);
    await page.evaluate(() => Object.assign(window, { isTheSame: true }));
    try {
      await own.stop();
      await simulator.farParty(scene.callSid("Ana"), "hang-up");
      await own.start();
      await expect(board.row("Ana").getByText(/^Left .* hung up$/)).toBeVisible({
        timeout: 20_000,
      });
      await expect(board.button("Mute Ana")).toBeHidden();
      expect(await page.evaluate(() => "isTheSame" in window)).toBe(true);
    } finally {
      await page.goto("about:blank");
      await own.remove();
    }
  });
});
