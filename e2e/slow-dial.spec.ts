import { fillInEssentials } from "./form";
import { expect, test } from "./story";

/** Twilio takes this long to answer the dial, in milliseconds. */
const HELD_OPEN = 8000;

const people = ["Ana", "Ben", "Cleo", "Dev", "Eve"];

test("a mute does not wait behind a dial that Twilio holds open", async ({
  page,
  board,
  simulator,
}) => {
  const participants = people.map((label) => ({ label }));
  const scene = await simulator.conference({ friendlyName: "Support", participants });
  const path = `/Conferences/${scene.sid}/Participants.json`;
  await simulator.fault({ method: "POST", path, kind: "slow", ms: HELD_OPEN });
  await board.open(scene);
  const panel = await board.dialPanel();
  await fillInEssentials(panel, { label: "Noor" });
  await panel.getByRole("button", { name: "Dial" }).click();
  await expect.poll(() => scene.dials()).toHaveLength(1);
  await panel.getByRole("button", { name: "Close" }).first().click();
  await expect(panel).toBeHidden();
  await expect(page.getByText("Asking Twilio to dial")).toBeVisible();

  // How quickly they go is for `npm run bench` to say; here they only must not wait for the dial.
  for (const name of people) {
    await board.button(`Mute ${name}`).click();
    await expect.poll(() => scene.requests("POST", name), { intervals: [50] }).toHaveLength(1);
  }
  const [dial] = await scene.dials();
  expect(dial?.status, "the dial is still unanswered").toBeNull();
  await expect(page.getByText("Asking Twilio to dial")).toBeHidden({ timeout: 2 * HELD_OPEN });
  await expect(board.row("Noor").getByText("Ringing")).toBeVisible();
});
