import type { FaultRule } from "@/lib/simulator/control";
import { expect, test } from "./story";

const support = { friendlyName: "Support", participants: [{ label: "Ana" }, { label: "Maya" }] };

const UNSURE = "It may have been done all the same: look at the participants before you repeat it.";

/** What can go wrong with a mute, and what the person at the board reads. */
const troubles: { kind: FaultRule["kind"]; what: string; words: string; code?: string }[] = [
  {
    kind: "500",
    what: "Twilio breaks down",
    words: `Twilio had an internal error. ${UNSURE}`,
    code: "Twilio error 20500",
  },
  {
    kind: "reset",
    what: "the connection breaks",
    words: `The connection to Twilio broke before its answer came. ${UNSURE}`,
  },
  {
    kind: "html",
    what: "the answer is not JSON",
    words: `Twilio's answer could not be read: it is not what its documentation describes. ${UNSURE}`,
  },
  {
    kind: "wrong-shape",
    what: "the answer has another shape",
    words: `Twilio's answer could not be read: it is not what its documentation describes. ${UNSURE}`,
  },
];

for (const { kind, what, words, code } of troubles) {
  test(`when ${what}, the row says so and the next press works`, async ({ board, simulator }) => {
    const scene = await simulator.conference(support);
    const path = `/Participants/${scene.callSid("Maya")}.json`;
    await simulator.fault({ method: "POST", path, kind });
    await board.open(scene);
    await board.button("Mute Maya").click();
    const message = board.row("Maya").getByRole("alert");
    await expect(message).toContainText(words);
    if (code) await expect(message.getByRole("link", { name: code })).toBeVisible();
    await expect(board.row("Ana").getByRole("alert")).toBeHidden();
    await expect(board.button("Mute Maya")).toHaveAttribute("aria-pressed", "false");

    await board.button("Mute Maya").click();
    await expect(board.button("Mute Maya")).toHaveAttribute("aria-pressed", "true");
    await expect(message).toBeHidden();
    expect(await scene.updates("Maya")).toEqual([{ Muted: "true" }, { Muted: "true" }]);
  });
}

test("a mute that meets too many requests is tried again until it succeeds", async ({
  board,
  simulator,
}) => {
  const scene = await simulator.conference(support);
  const path = `/Participants/${scene.callSid("Maya")}.json`;
  await simulator.fault({ method: "POST", path, kind: "429" });
  await board.open(scene);
  await board.button("Mute Maya").click();
  await expect(board.button("Mute Maya")).toHaveAttribute("aria-pressed", "true");
  await expect(board.row("Maya").getByRole("alert")).toBeHidden();
  expect(await scene.requests("POST", "Maya")).toMatchObject([{ status: 429 }, { status: 200 }]);
});

test("after four times too many requests, the row says so until it is dismissed", async ({
  board,
  simulator,
}) => {
  const scene = await simulator.conference(support);
  const path = `/Participants/${scene.callSid("Maya")}.json`;
  await simulator.fault({ method: "POST", path, kind: "429", count: 4 });
  await board.open(scene);
  await board.button("Mute Maya").click();
  const message = board.row("Maya").getByRole("alert");
  await expect(message).toContainText("Twilio is getting too many requests from this account");
  await expect(message).toContainText("Nothing was changed; try again in a few seconds.");
  await expect(message.getByRole("link", { name: "Twilio error 20429" })).toHaveAttribute(
    "href",
    "https://www.twilio.com/docs/errors/20429",
  );
  expect(await scene.updates("Maya")).toHaveLength(4);

  await message.getByRole("button", { name: "Dismiss this message" }).click();
  await expect(message).toBeHidden();
  await board.button("Hold Maya").click();
  await expect(board.button("Hold Maya")).toHaveAttribute("aria-pressed", "true");
  expect(await scene.updates("Maya")).toHaveLength(5);
});

test("a hold whose answer is lost is sent once, and shown as it turned out", async ({
  board,
  simulator,
}) => {
  const scene = await simulator.conference(support);
  const path = `/Participants/${scene.callSid("Maya")}.json`;
  await simulator.fault({ method: "POST", path, kind: "lost-answer" });
  await board.open(scene);
  await board.button("Hold Maya").click();
  await expect(board.row("Maya").getByRole("alert")).toContainText(UNSURE);
  // It was done after all, and the next read shows it.
  await expect(board.button("Hold Maya")).toHaveAttribute("aria-pressed", "true");
  expect(await scene.updates("Maya")).toEqual([{ Hold: "true" }]);
});
