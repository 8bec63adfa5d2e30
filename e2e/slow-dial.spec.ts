import type { Scene } from "./simulator";
import { type Board, expect, test } from "./story";

/** Twilio takes this long to answer the dial, in milliseconds. */
const HELD_OPEN = 5000;

/**
 * The product's promise, in milliseconds: a finger expects an effect at once, and a tenth of a second
 * is the longest that still feels like it. A mute that waited behind a dial would come seconds late,
 * into the wrong sentence.
 */
const PROMISE = 100;

const people = ["Ana", "Ben", "Cleo", "Dev", "Eve"];

test("a mute does not wait behind a dial that Twilio holds open", async ({
  page,
  board,
  simulator,
}) => {
  const participants = people.map((label) => ({ label }));
  const scene = await simulator.conference({ friendlyName: "Support", participants });
  const path = `/Conferences/${scene.sid}/Participants.json`;
  await board.open(scene);
  const undisturbed = await muteAll(board, scene);

  await simulator.fault({ method: "POST", path, kind: "slow", ms: HELD_OPEN });
  const panel = await board.dialPanel();
  await panel.getByRole("textbox", { name: "To", exact: true }).fill("+15005550015");
  await panel.getByRole("combobox", { name: "From" }).fill("+14155550100");
  await panel.getByRole("textbox", { name: "Label" }).fill("Noor");
  await panel.getByRole("button", { name: "Dial" }).click();
  await expect.poll(() => scene.dials()).toHaveLength(1);
  await panel.getByRole("button", { name: "Close" }).first().click();
  await expect(panel).toBeHidden();
  await expect(page.getByText("Asking Twilio to dial")).toBeVisible();

  const besideTheDial = await muteAll(board, scene);
  const [dial] = await scene.dials();
  expect(dial?.status, "the dial is still unanswered").toBeNull();
  // A machine too busy to keep the promise even without a dial shows at least that a dial costs nothing.
  const limit = Math.max(PROMISE, 2 * median(undisturbed));
  expect(median(besideTheDial), `of ${besideTheDial.join(", ")} ms`).toBeLessThan(limit);
  await expect(page.getByText("Asking Twilio to dial")).toBeHidden({ timeout: HELD_OPEN });
  await expect(board.row("Noor").getByText("Ringing")).toBeVisible();
});

/** Presses everybody's mute once, and tells how long after each click Twilio was asked, in ms. */
async function muteAll(board: Board, scene: Scene): Promise<number[]> {
  const { page } = board;
  const delays: number[] = [];
  for (const name of people) {
    const before = await scene.requests("POST", name);
    // The pointer is there before the clock runs, so that nothing but the click is measured.
    await board.button(`Mute ${name}`).hover();
    const clicked = Date.now();
    await page.mouse.down();
    await page.mouse.up();
    await expect
      .poll(() => scene.requests("POST", name), { intervals: [50] })
      .toHaveLength(before.length + 1);
    const seen = (await scene.requests("POST", name)).at(-1);
    delays.push((seen?.at ?? Number.POSITIVE_INFINITY) - clicked);
  }
  for (const name of people) await expect(board.button(`Mute ${name}`)).toBeEnabled();
  return delays;
}

const median = (values: number[]) =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
