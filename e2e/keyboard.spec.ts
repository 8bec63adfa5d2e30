import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./story";

test.use({ role: "admin" });

const sales = {
  friendlyName: "Sales call",
  participants: [{ label: "Ana" }, { label: "Maya" }, { label: "Sam", muted: true }],
};

test("a supervisor finds, mutes, coaches and dials with the keyboard alone", async ({
  page,
  board,
  simulator,
}) => {
  const scene = await simulator.conference(sales);
  await page.goto("/");
  await tabTo(page, page.getByRole("searchbox", { name: "Whole name" }));
  await page.keyboard.type(scene.name);
  await expect(page.getByRole("link", { name: /^Sales call/ })).toHaveCount(1);
  await tabTo(page, page.getByRole("link", { name: scene.name }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: scene.name })).toBeVisible();
  await expect(board.row("Maya")).toBeVisible();

  await tabTo(page, board.button("Mute Maya"));
  await page.keyboard.press("Space");
  await expect(board.button("Mute Maya")).toHaveAttribute("aria-pressed", "true");
  await expect(board.button("Mute Maya")).toBeFocused();

  await tabTo(page, board.button("Coach with Sam"));
  await page.keyboard.press("Enter");
  const coach = board.dialog("Whom does Sam coach?");
  await tabTo(page, coach.getByRole("button", { name: /^Ana/ }));
  await page.keyboard.press("Enter");
  await expect(board.row("Ana").getByText("Coached by Sam")).toBeVisible();
  await expect(board.button("Coach with Sam")).toBeFocused();

  await tabTo(page, board.button("Dial in"), "Shift+Tab");
  await page.keyboard.press("Enter");
  const panel = board.dialog(/^Dial into/);
  await tabTo(page, panel.getByRole("textbox", { name: "To", exact: true }));
  await page.keyboard.type("+15005550015");
  await page.keyboard.press("Tab");
  await page.keyboard.type("+14155550100");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Noor");
  await page.keyboard.press("Enter");
  await expect(panel).toBeHidden();
  await expect(board.button("Dial in")).toBeFocused();
  await expect(board.row("Noor").getByText("Ringing")).toBeVisible();

  expect(await scene.updates("Maya")).toEqual([{ Muted: "true" }]);
  expect(await scene.updates("Sam")).toEqual([
    { Muted: "false", Coaching: "true", CallSidToCoach: scene.callSid("Ana") },
  ]);
  expect(await scene.dials()).toHaveLength(1);
});

test("the focus goes back to where it was when a dialog closes", async ({
  page,
  board,
  simulator,
}) => {
  const scene = await simulator.conference(sales);
  await board.open(scene);
  for (const name of [
    "End conference",
    "Announce",
    "Dial in",
    "Coach with Sam",
    "All options of Ana",
  ]) {
    await test.step(name, async () => {
      await tabTo(page, board.button(name));
      await page.keyboard.press("Enter");
      await expect(board.dialog(/./)).toBeVisible();
      await page.keyboard.press("Escape");
      await expect(board.dialog(/./)).toBeHidden();
      await expect(board.button(name)).toBeFocused();
    });
  }
  expect(await scene.conferenceUpdates()).toEqual([]);
});

/** Presses Tab until the focus is there, as often as a person would before giving up. */
async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 80; presses++) {
    if ((await target.and(page.locator(":focus")).count()) > 0) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${target.toString()} cannot be reached with ${key}.`);
}
