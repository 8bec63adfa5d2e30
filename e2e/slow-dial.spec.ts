import { expect, test } from "./story";

/** Twilio takes this long to answer the dial, in milliseconds. */
const HELD_OPEN = 5000;

/**
 * The product's promise, in milliseconds: a finger expects an effect at once, and a tenth of a second
 * is the longest that still feels like it. A mute that waits behind a dial would come seconds late,
 * into the wrong sentence.
 */
const PROMISE = 100;

test("a mute does not wait behind a dial that Twilio holds open", async ({
  page,
  board,
  simulator,
}) => {
  const people = ["Ana", "Ben", "Cleo", "Dev", "Eve"];
  const participants = people.map((label) => ({ label }));
  const scene = await simulator.conference({ friendlyName: "Support", participants });
  const path = `/Conferences/${scene.sid}/Participants.json`;
  await simulator.fault({ method: "POST", path, kind: "slow", ms: HELD_OPEN });
  await board.open(scene);
  const panel = await board.dialPanel();
  await panel.getByRole("textbox", { name: "To", exact: true }).fill("+15005550015");
  await panel.getByRole("combobox", { name: "From" }).fill("+14155550100");
  await panel.getByRole("textbox", { name: "Label" }).fill("Noor");
  await panel.getByRole("button", { name: "Dial" }).click();
  await expect.poll(() => scene.dials()).toHaveLength(1);
  await panel.getByRole("button", { name: "Close" }).first().click();
  await expect(panel).toBeHidden();
  await expect(page.getByText("Asking Twilio to dial")).toBeVisible();

  const clicked = new Map<string, number>();
  for (const name of people) {
    // The pointer is there before the clock runs, so that nothing but the click is measured.
    await board.button(`Mute ${name}`).hover();
    clicked.set(name, Date.now());
    await page.mouse.down();
    await page.mouse.up();
    await expect.poll(() => scene.requests("POST", name)).toHaveLength(1);
  }
  const [dial] = await scene.dials();
  expect(dial?.status, "the dial is still unanswered").toBeNull();

  const delays = await Promise.all(
    [...clicked].map(async ([name, at]) => {
      const [seen] = await scene.requests("POST", name);
      return (seen?.at ?? Number.POSITIVE_INFINITY) - at;
    }),
  );
  // Other stories run on this machine at the same time: the middle one of five is the one to trust.
  expect(delays.toSorted((a, b) => a - b)[2], `of ${delays.join(", ")} ms`).toBeLessThan(PROMISE);
  for (const name of people) {
    await expect(board.button(`Mute ${name}`)).toHaveAttribute("aria-pressed", "true");
  }
  await expect(page.getByText("Asking Twilio to dial")).toBeHidden({ timeout: HELD_OPEN });
  await expect(board.row("Noor").getByText("Ringing")).toBeVisible();
});
