import type { Page } from "@playwright/test";
import { expectAccessible } from "./axe";
import { fillInEssentials } from "./form";
import { expectNothingBeside } from "./sideways";
import { expect, test } from "./story";

/** The least that WCAG 2.2 asks for (2.5.8), in CSS pixels. */
const FINGERTIP = 24;

const support = {
  friendlyName: "Support call about an order with a rather long name",
  participants: [
    { label: "Ana Ruiz-Hernández de la Fuente (second-line agent)", to: "client:ana" },
    { label: "Maya", to: "+14155550117", hold: true, muted: true, endConferenceOnExit: true },
    { label: "Sam", to: "client:sam", coaching: "Maya" },
    { label: "Noor", status: "ringing" as const },
  ],
};

test("the conferences fit on a phone", async ({ page, simulator }) => {
  const scene = await simulator.conference(support);
  await page.goto("/");
  await expect(page.getByRole("link", { name: scene.name })).toBeVisible();
  await page.getByText("Dates", { exact: true }).tap();
  await expect(page.getByLabel("Created on", { exact: true })).toBeVisible();
  await expectToFit(page);
  await expectTouchable(page);

  await page.getByRole("link", { name: scene.name }).tap();
  await expect(page).toHaveURL(scene.path);
  expect(await simulator.requests(`/Conferences/${scene.sid}/Participants.json`)).not.toEqual([]);
});

test("a supervisor mutes, coaches and removes on a phone", async ({ page, board, simulator }) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  await expectToFit(page);
  await expectTouchable(page);

  await board.button("Mute Maya").tap();
  await expect(board.button("Mute Maya")).toHaveAttribute("aria-pressed", "false");
  await board.button("Coach with Sam").tap();
  const coach = board.dialog("Whom does Sam coach?");
  await expectTouchable(page);
  await coach.getByRole("button", { name: "Stop coaching" }).tap();
  await expect(board.button("Coach with Sam")).toHaveAttribute("aria-pressed", "false");
  await board.button("Cancel the call to Noor").tap();
  await expect(board.row("Noor").getByText("Canceled")).toBeVisible();

  expect(await scene.updates("Maya")).toEqual([{ Muted: "false" }]);
  expect(await scene.updates("Sam")).toEqual([{ Muted: "true", Coaching: "false" }]);
  expect(await scene.removals("Noor")).toBe(1);
});

test("somebody is dialled in on a phone", async ({ page, board, simulator }) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  const panel = await board.dialPanel();
  for (const group of await panel.locator("summary").all()) await group.tap();
  await expectToFit(page);
  await expectNothingBeside(panel);
  await expectTouchable(page);

  await fillInEssentials(panel, { label: "Lee" });
  await panel.getByRole("button", { name: "Dial" }).tap();
  await expect(board.row("Lee").getByText("Ringing")).toBeVisible();
  expect(await scene.dials()).toHaveLength(1);
});

test("the options of a participant fit on a phone", async ({ page, board, simulator }) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  await board.button("All options of Maya").tap();
  const panel = board.dialog("Options of Maya");
  await expect(panel).toBeVisible();
  for (const group of await panel.locator("summary").all()) await group.tap();
  await expectToFit(page);
  await expectNothingBeside(panel);
  await expectTouchable(page);
  expect(await scene.updates("Maya")).toEqual([]);
});

test("the reference fits on a phone", async ({ page }) => {
  await page.goto("/reference");
  await page.getByRole("searchbox").fill("coach");
  await expect(page.getByText("callSidToCoach", { exact: true }).first()).toBeVisible();
  await expectToFit(page);
  await page.getByRole("searchbox").fill("");
  await expectToFit(page);
  await expectTouchable(page);
});

/** Nothing of the page lies beside the screen. */
async function expectToFit(page: Page): Promise<void> {
  await expectNothingBeside(page.locator("html"));
}

/** Every control can be hit with a finger, and axe finds room enough around the smaller ones. */
async function expectTouchable(page: Page): Promise<void> {
  const controls = page.locator("button, select, input:not([type=checkbox])");
  const small = await controls.filter({ visible: true }).evaluateAll((elements, least) => {
    const sizes = elements.map((element) => ({ element, box: element.getBoundingClientRect() }));
    const tooSmall = sizes.filter(({ box }) => Math.min(box.width, box.height) < least);
    return tooSmall.map(({ element }) => element.outerHTML);
  }, FINGERTIP);
  expect(small).toEqual([]);
  await expectAccessible(page);
}
