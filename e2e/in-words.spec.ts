import { test } from "./live-boards";
import { expect } from "./story";

const people = ["Ana", "Maya", "Sam", "Leo"].map((label) => ({ label }));

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
