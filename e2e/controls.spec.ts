import { expect, test } from "./story";

const support = {
  friendlyName: "Support call",
  participants: [
    { label: "Ana", to: "client:ana" },
    { label: "Maya", to: "+14155550117" },
    { label: "Sam", to: "client:sam", muted: true },
  ],
};

test("a supervisor mutes and unmutes somebody", async ({ board, simulator }) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  const mute = board.button("Mute Maya");
  await expect(mute).toHaveAttribute("aria-pressed", "false");

  await mute.click();
  await expect(mute).toHaveAttribute("aria-pressed", "true");
  await expect(board.row("Maya").getByText("Muted", { exact: true })).toBeVisible();

  await mute.click();
  await expect(mute).toHaveAttribute("aria-pressed", "false");
  await expect(board.row("Maya").getByText("Muted", { exact: true })).toBeHidden();
  expect(await scene.updates("Maya")).toEqual([{ Muted: "true" }, { Muted: "false" }]);
});

test("a supervisor holds and resumes somebody", async ({ board, simulator }) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  const hold = board.button("Hold Maya");
  await expect(hold).toHaveAttribute("aria-pressed", "false");

  await hold.click();
  await expect(hold).toHaveAttribute("aria-pressed", "true");
  await expect(board.row("Maya").getByText("On hold", { exact: true })).toBeVisible();
  await expect(board.row("Maya").getByText("Held")).toBeVisible();

  await hold.click();
  await expect(hold).toHaveAttribute("aria-pressed", "false");
  await expect(board.row("Maya").getByText("In call")).toBeVisible();
  expect(await scene.updates("Maya")).toEqual([{ Hold: "true" }, { Hold: "false" }]);
});

test("somebody is put on hold with music of one's own, in one request", async ({
  board,
  simulator,
}) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  await board.button("All options of Maya").click();
  const panel = board.dialog("Options of Maya");
  await panel.getByRole("combobox", { name: "Hold", exact: true }).selectOption("Yes");
  await panel.getByRole("textbox", { name: "Hold URL" }).fill("https://example.com/harp.mp3");
  await panel.getByRole("combobox", { name: "Hold method" }).selectOption("POST");
  await panel.getByRole("button", { name: "Change 3 options" }).click();
  await expect(board.row("Maya").getByText("On hold", { exact: true })).toBeVisible();
  expect(await scene.updates("Maya")).toEqual([
    { Hold: "true", HoldUrl: "https://example.com/harp.mp3", HoldMethod: "POST" },
  ]);
});

test("a press shows that it is under way, on its own row only", async ({ board, simulator }) => {
  const scene = await simulator.conference(support);
  const path = `/Participants/${scene.callSid("Maya")}.json`;
  await simulator.fault({ method: "POST", path, kind: "slow", ms: 1500 });
  await board.open(scene);

  await board.button("Mute Maya").click();
  await expect(board.button("Mute Maya")).toHaveAttribute("aria-busy", "true");
  await expect(board.button("Mute Maya")).toBeDisabled();
  await expect(board.button("Hold Maya")).toBeEnabled();
  await expect(board.button("Mute Ana")).toBeEnabled();
  await expect(board.button("Mute Maya")).toHaveAttribute("aria-pressed", "true");
  await expect(board.button("Mute Maya")).toBeEnabled();
  expect(await scene.updates("Maya")).toEqual([{ Muted: "true" }]);
});

test("a participant is filtered, searched for, and found again after a reload", async ({
  page,
  board,
  simulator,
}) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  await page.getByRole("combobox", { name: "Muted" }).selectOption("Muted: no");
  await expect(page.getByText("2 of 3 shown")).toBeVisible();
  await expect(page).toHaveURL(`${scene.path}?muted=false`);
  await page.getByRole("searchbox", { name: "Search participants" }).fill("5550117");
  await expect.poll(() => board.names()).toEqual(["Maya"]);

  await page.reload();
  await expect.poll(() => board.names()).toEqual(["Ana", "Maya"]);
  await page.getByRole("combobox", { name: "Coaching" }).selectOption("Coaching: yes");
  await expect(page.getByText("Nobody matches")).toBeVisible();
  await board.button("Clear search and filters").click();
  await expect.poll(() => board.names()).toEqual(["Ana", "Maya", "Sam"]);
  await board.button("Mute Maya").click();
  await expect.poll(() => scene.updates("Maya")).toEqual([{ Muted: "true" }]);
});
