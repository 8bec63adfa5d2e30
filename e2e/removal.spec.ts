import { expect, test } from "./story";

const pair = [{ label: "Ana" }, { label: "Maya" }];

test("somebody whose leaving affects nobody is removed at once", async ({ board, simulator }) => {
  const scene = await simulator.conference({ friendlyName: "Support", participants: pair });
  await board.open(scene);
  await board.button("Remove Maya").click();

  await expect(board.row("Maya").getByText(/^Removed by Dana Diaz \d/)).toBeVisible();
  await expect(board.button("Mute Maya")).toBeHidden();
  expect(await scene.removals("Maya")).toBe(1);
  await board.button("Dismiss Maya").click();
  await expect(board.row("Maya")).toBeHidden();
  await expect(board.row("Ana")).toBeVisible();
});

const withBoss = [{ label: "Boss", endConferenceOnExit: true }, ...pair];

test("one whose leaving ends the conference is not removed by a supervisor", async ({
  board,
  simulator,
}) => {
  const scene = await simulator.conference({ friendlyName: "Review", participants: withBoss });
  await board.open(scene);
  await board.button("Remove Boss").click();
  const question = board.dialog("Remove Boss?");
  await expect(question).toContainText("it ends for 2 other people too");
  await expect(question).toContainText("Only an admin may end a conference.");
  await expect(
    question.getByRole("button", { name: "Remove and end the conference" }),
  ).toBeDisabled();
  await question.getByRole("button", { name: "Keep Boss" }).click();
  await expect(board.row("Boss").getByText("In call")).toBeVisible();
  expect(await scene.removals("Boss")).toBe(0);
});

test.describe("an admin", () => {
  test.use({ role: "admin" });

  test("who removes one who ends the conference is asked, and told for how many", async ({
    page,
    board,
    simulator,
  }) => {
    const scene = await simulator.conference({ friendlyName: "Review", participants: withBoss });
    await board.open(scene);
    await expect(board.row("Boss").getByText("Ends conference on exit")).toBeVisible();
    await board.button("Remove Boss").click();
    const question = board.dialog("Remove Boss?");
    await expect(question).toContainText("it ends for 2 other people too");

    await question.getByRole("button", { name: "Keep Boss" }).click();
    await expect(question).toBeHidden();
    await expect(board.row("Boss").getByText("In call")).toBeVisible();
    expect(await scene.removals("Boss")).toBe(0);

    await board.button("Remove Boss").click();
    await question.getByRole("button", { name: "Remove and end the conference" }).click();
    await expect(page.getByText("a participant who ends it on leaving was removed")).toBeVisible();
    await expect(board.row("Ana").getByText("Cut off")).toBeVisible();
    await expect(board.button("Dial in")).toBeHidden();
    expect(await scene.removals("Boss")).toBe(1);
  });
});

test("removing one who is coached asks, and says who loses them", async ({ board, simulator }) => {
  const participants = [...pair, { label: "Sam", coaching: "Ana" }];
  const scene = await simulator.conference({ friendlyName: "Sales", participants });
  await board.open(scene);
  await board.button("Remove Ana").click();
  const question = board.dialog("Remove Ana?");
  await expect(question).toContainText(
    "Sam whispers to Ana. Twilio does not say who hears Sam afterwards: if nobody should, mute Sam first.",
  );

  await question.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(board.row("Ana").getByText(/^Removed by Dana Diaz \d/)).toBeVisible();
  await expect(board.row("Sam").getByText("Whispers to somebody who has left")).toBeVisible();
  expect(await scene.removals("Ana")).toBe(1);
});

test("a call that still rings is cancelled", async ({ board, simulator }) => {
  const participants = [...pair, { label: "Noor", status: "ringing" as const }];
  const scene = await simulator.conference({ friendlyName: "Callback", participants });
  await board.open(scene);
  await expect(board.row("Noor").getByText("Ringing")).toBeVisible();
  await expect(board.button("Mute Noor")).toBeHidden();

  await board.button("Cancel the call to Noor").click();
  await expect(board.row("Noor").getByText("Canceled")).toBeVisible();
  expect(await scene.removals("Noor")).toBe(1);
});
