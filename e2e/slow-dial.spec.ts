import { fillInEssentials } from "./form";
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
  await simulator.fault({ method: "POST", path, kind: "slow", ms: HELD_OPEN });
  await board.open(scene);
  const panel = await board.dialPanel();
  await fillInEssentials(panel, { label: "Noor" });
  await panel.getByRole("button", { name: "Dial" }).click();
  await expect.poll(() => scene.dials()).toHaveLength(1);
  await panel.getByRole("button", { name: "Close" }).first().click();
  await expect(panel).toBeHidden();
  await expect(page.getByText("Asking Twilio to dial")).toBeVisible();

  const delays = await muteAll(board, scene);
  const [dial] = await scene.dials();
  expect(dial?.status, "the dial is still unanswered").toBeNull();
  // Whatever else this machine does only ever adds: the fastest is nearest to what the product takes.
  expect(Math.min(...delays), `of ${delays.join(", ")} ms`).toBeLessThan(PROMISE);
  expect(Math.max(...delays), `of ${delays.join(", ")} ms`).toBeLessThan(HELD_OPEN / 4);
  await expect(page.getByText("Asking Twilio to dial")).toBeHidden({ timeout: HELD_OPEN });
  await expect(board.row("Noor").getByText("Ringing")).toBeVisible();
});

/** Mutes everybody, and tells how long after each click Twilio was asked, in milliseconds. */
async function muteAll(board: Board, scene: Scene): Promise<number[]> {
  const delays: number[] = [];
  for (const name of people) {
    // The pointer is there before the clock runs, so that nothing but the click is measured.
    await board.button(`Mute ${name}`).hover();
    const clicked = Date.now();
    await board.page.mouse.down();
    await board.page.mouse.up();
    const requests = () => scene.requests("POST", name);
    await expect.poll(requests, { intervals: [50] }).toHaveLength(1);
    for (const { at } of await requests()) delays.push(at - clicked);
  }
  return delays;
}
