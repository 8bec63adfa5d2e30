import { fillIn } from "./form";
import { expect, test } from "./story";

const support = { friendlyName: "Support", participants: [{ label: "Ana" }, { label: "Ben" }] };

test.describe("a viewer", () => {
  test.use({ role: "viewer" });

  test("sees who is there, and nothing to press", async ({ page, board, simulator }) => {
    const scene = await simulator.conference(support);
    await board.open(scene);
    await expect(page.getByText(/^You are a viewer:/)).toBeVisible();
    await expect(board.row("Ana").getByText("In call")).toBeVisible();
    for (const name of ["End conference", "Announce", "Dial in", "Mute Ana", "Remove Ana"]) {
      await expect(board.button(name)).toBeHidden();
    }
    await page.goto("/");
    await expect(board.button("New conference")).toBeHidden();
    expect(await scene.updates("Ana")).toEqual([]);
  });

  test("is kept out of the audit and of the people", async ({ page }) => {
    for (const path of ["/audit", "/people"]) {
      await page.goto(path);
      await expect(page.getByText(/^You are signed in as viewer/)).toBeVisible();
      await expect(page.getByRole("table")).toBeHidden();
    }
  });
});

test("a supervisor is not offered to end a conference, and is told who may", async ({
  page,
  board,
  simulator,
}) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  await expect(board.button("Dial in")).toBeVisible();
  await expect(board.button("End conference")).toBeHidden();
  await board.button("All options of Ana").click();
  const panel = board.dialog("Options of Ana");
  await expect(panel.getByText(/^Your role may not set/)).toContainText("conference");
  await page.keyboard.press("Escape");
  await board.button("Mute Ana").click();
  await expect(board.button("Mute Ana")).toHaveAttribute("aria-pressed", "true");
  expect(await scene.updates("Ana")).toEqual([{ Muted: "true" }]);
});

test("whoever is pointed at is told of in a sentence: who hears them, and who would", async ({
  page,
  board,
  simulator,
}) => {
  const scene = await simulator.conference({
    friendlyName: "Whisper",
    participants: [{ label: "Ana" }, { label: "Ben" }, { label: "Sam", coaching: "Ana" }],
  });
  await board.open(scene);
  await board.row("Sam").getByRole("rowheader").hover();
  await expect(page.getByText("Sam is heard by Ana only and hears everybody.")).toBeVisible();
  await board.button("Mute Ben").focus();
  await expect(page.getByText("Mute: Ben would be heard by nobody")).toBeVisible();
  await board.button("Hold Ana").hover();
  await expect(page.getByText("Hold: Ana would be on hold: heard by nobody")).toBeVisible();
  await board.button("Remove Ana").hover();
  await expect(
    page.getByText("Remove: Sam, who whispers to Ana, would have nobody to whisper to."),
  ).toBeVisible();
  await board.button("All options of Ben").click();
  const panel = board.dialog("Options of Ben");
  await fillIn(panel, "updateParticipant", "muted", true);
  await expect(panel.getByText("Ben would be heard by nobody and hear Ana only.")).toBeVisible();
  expect(await scene.updates("Ben")).toEqual([]);
  expect(await scene.updates("Ana")).toEqual([]);
});
