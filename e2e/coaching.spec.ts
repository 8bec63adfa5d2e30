import { type Board, expect, test } from "./story";

const sales = {
  friendlyName: "Sales call",
  participants: [
    { label: "Ana", to: "client:ana" },
    { label: "Maya", to: "+14155550117" },
    { label: "Sam", to: "client:sam", muted: true },
  ],
};

test("a supervisor coaches, switches to somebody else and stops", async ({ board, simulator }) => {
  const scene = await simulator.conference(sales);
  await board.open(scene);
  const coach = board.button("Coach with Sam");
  await expect(coach).toHaveAttribute("aria-pressed", "false");

  await choose(board, "Ana");
  await expect(coach).toHaveAttribute("aria-pressed", "true");
  await expect(board.row("Sam").getByText("Whispers to Ana")).toBeVisible();
  await expect(board.row("Sam").getByText("Muted", { exact: true })).toBeHidden();
  await expect(board.row("Ana").getByText("Coached by Sam")).toBeVisible();

  await choose(board, "Maya");
  await expect(board.row("Sam").getByText("Whispers to Maya")).toBeVisible();
  await expect(board.row("Maya").getByText("Coached by Sam")).toBeVisible();
  await expect(board.row("Ana").getByText("Coached by Sam")).toBeHidden();

  await coach.click();
  const dialog = board.dialog("Whom does Sam coach?");
  await expect(dialog.getByRole("button", { name: /^Maya/ })).toHaveAttribute(
    "aria-current",
    "true",
  );
  await dialog.getByRole("button", { name: "Stop coaching" }).click();
  await expect(coach).toHaveAttribute("aria-pressed", "false");
  await expect(board.row("Sam").getByText("Whispers to")).toBeHidden();
  await expect(board.row("Sam").getByText("Muted", { exact: true })).toBeVisible();

  // The three decide together who is heard by whom, so they are never written apart.
  expect(await scene.updates("Sam")).toEqual([
    { Muted: "false", Coaching: "true", CallSidToCoach: scene.callSid("Ana") },
    { Muted: "false", Coaching: "true", CallSidToCoach: scene.callSid("Maya") },
    { Muted: "true", Coaching: "false" },
  ]);
  const asked = await simulator.requests(`/Participants/${scene.callSid("Sam")}.json`);
  const written = { method: "POST", status: 200 };
  const readBack = { method: "GET", status: 200 };
  expect(asked).toMatchObject([written, readBack, written, readBack, written, readBack]);
});

test("somebody on hold cannot be chosen", async ({ board, simulator }) => {
  const [ana, maya, sam] = sales.participants;
  const participants = [{ ...ana, hold: true }, { ...maya }, { ...sam }];
  const scene = await simulator.conference({ ...sales, participants });
  await board.open(scene);
  await board.button("Coach with Sam").click();
  const dialog = board.dialog("Whom does Sam coach?");
  await expect(dialog.getByRole("button", { name: /^Ana/ })).toBeDisabled();
  await expect(dialog.getByText("On hold: resume them first")).toBeVisible();
  await expect(dialog.getByRole("button", { name: /^Maya/ })).toBeEnabled();
  await expect(dialog.getByRole("button", { name: /^Sam/ })).toBeHidden();

  await dialog.getByRole("button", { name: "Close" }).click();
  await board.button("Hold Ana").click();
  await expect(board.row("Ana").getByText("In call")).toBeVisible();
  await choose(board, "Ana");
  await expect(board.row("Ana").getByText("Coached by Sam")).toBeVisible();
  expect(await scene.updates("Sam")).toHaveLength(1);
});

async function choose(board: Board, coachee: string): Promise<void> {
  await board.button("Coach with Sam").click();
  const dialog = board.dialog("Whom does Sam coach?");
  await dialog.getByRole("button", { name: new RegExp(`^${coachee}`) }).click();
  await expect(dialog).toBeHidden();
}
