import { fillInEssentials } from "./form";
import { test } from "./live-boards";
import { expect } from "./story";

const people = ["Ana", "Maya", "Sam", "Leo"].map((label) => ({ label }));

test("the board says how each one left, and who did it", async ({
  page,
  board,
  called,
  simulator,
}) => {
  const { callbackUrl } = called;
  const scene = await simulator.conference({
    friendlyName: "Support",
    participants: people,
    callbackUrl,
  });
  await board.open(scene);
  await simulator.farParty(scene.callSid("Sam"), "hang-up");
  await expect(board.row("Sam").getByText(/^Left \d.+ · hung up$/)).toBeVisible();
  const aloud = page.locator("p[aria-live=polite]");
  await expect(aloud).toHaveText("Sam left: hung up");

  await board.button("Remove Leo").click();
  await expect(board.row("Leo").getByText(/^Removed by Alex Adeyemi \d/)).toBeVisible();
  await expect(aloud).toHaveText("Leo was removed by Alex Adeyemi");

  const panel = await board.dialPanel();
  await fillInEssentials(panel, { label: "Noor" });
  await panel.getByRole("button", { name: "Dial" }).click();
  await expect(board.row("Noor").getByText(/^Ringing 0:\d\d of 1:00$/)).toBeVisible();
  await simulator.farParty(await scene.callSidOf("Noor"), "busy");
  await expect(board.row("Noor").getByText(/^Busy \d/)).toBeVisible();
});

test("the board says who is talking, in place", async ({ page, board, called, simulator }) => {
  const { callbackUrl } = called;
  const scene = await simulator.conference({
    friendlyName: "Sales",
    participants: people,
    callbackUrl,
  });
  await board.open(scene);
  const height = () => board.row("Maya").evaluate((row) => row.getBoundingClientRect().height);
  const [before, names] = [await height(), await board.names()];
  await simulator.farParty(scene.callSid("Maya"), "talk");
  await expect(board.row("Maya").getByText("Talking")).toBeAttached();
  expect(await height()).toBe(before);
  expect(await board.names()).toEqual(names);

  await simulator.farParty(scene.callSid("Maya"), "fall-silent");
  await expect(board.row("Maya").getByText("Talking")).not.toBeAttached();
  await expect(board.row("Maya").getByText("quiet for 0:10")).toBeVisible({ timeout: 15_000 });
  expect(await height()).toBe(before);
  await board.row("Maya").getByRole("rowheader").hover();
  await expect(page.getByText(/(Twilio told|Read) \d+ s ago/)).toBeVisible();
});

test("what was set here and is not so any more can be applied again, or left", async ({
  board,
  called,
  simulator,
}) => {
  const { callbackUrl } = called;
  const scene = await simulator.conference({
    friendlyName: "Claims",
    participants: people,
    callbackUrl,
  });
  await board.open(scene);
  const otherwise = (label: string) =>
    simulator.twilio("POST", `Conferences/${scene.sid}/Participants/${scene.callSid(label)}.json`, {
      Muted: "false",
    });
  for (const label of ["Ana", "Maya"]) {
    await board.button(`Mute ${label}`).click();
    await expect(board.row(label).getByText("Muted", { exact: true })).toBeVisible();
  }
  // A word of Twilio's counts against its own answer once it is surely newer.
  await new Promise((resolve) => setTimeout(resolve, 2000));
  for (const label of ["Ana", "Maya"]) await otherwise(label);

  const note = (label: string) => board.row(label).getByText("You set muted, Twilio says not.");
  await expect(note("Ana")).toBeVisible();
  await board.row("Ana").getByRole("button", { name: "Apply again" }).click();
  await expect(board.row("Ana").getByText("Muted", { exact: true })).toBeVisible();
  await expect(note("Ana")).toBeHidden();
  await board.row("Maya").getByRole("button", { name: "Leave it" }).click();
  await expect(note("Maya")).toBeHidden();
  expect(await scene.updates("Ana")).toHaveLength(3);
});

test.describe("when Twilio is silent for half a minute", () => {
  test.use({ expectedError: /status of 502/ });

  test("rows are unknown, nothing can be destroyed, and then it says what changed", async ({
    page,
    board,
    simulator,
  }) => {
    test.setTimeout(90_000);
    const scene = await simulator.conference({ friendlyName: "Support", participants: people });
    await board.open(scene);
    await expect(board.row("Ana").getByText("In call")).toBeVisible();
    const path = `/Conferences/${scene.sid}`;
    const letGo = await simulator.fault({ method: "GET", path, kind: "500", count: 1000 });
    await expect(board.row("Ana").getByText(/^Unknown since/)).toBeVisible({ timeout: 45_000 });
    await expect(page.getByText(/^4 participants at /)).toBeVisible();
    for (const name of ["Remove Maya", "End conference"]) {
      await expect(board.button(name)).toHaveAttribute("aria-disabled", "true");
      await expect(board.button(name)).toHaveAttribute("title", /^Off until/);
    }
    await board.button("Remove Maya").click({ force: true });
    await board.button("Mute Ana").click();
    await expect(board.button("Mute Ana")).toHaveAttribute("aria-pressed", "true");
    await simulator.farParty(scene.callSid("Sam"), "hang-up");

    await letGo();
    await expect(page.getByText("While you were away: Sam left: hung up")).toBeVisible();
    await expect(board.row("Maya").getByText("In call")).toBeVisible();
    await expect(board.button("Remove Maya")).not.toHaveAttribute("aria-disabled");
    expect(await scene.removals("Maya")).toBe(0);
  });
});
