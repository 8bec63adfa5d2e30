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
  expect(await scene.updates("Maya")).toEqual([{ Muted: "true" }, { Muted: "false" }]);
});
