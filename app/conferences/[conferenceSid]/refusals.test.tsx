import { vi } from "vitest";
import { expect, test, within } from "@/app/_testing/story";
import { FaultError } from "@/lib/model/fault";
import { databaseAway } from "@/lib/server/database/failure";
import { commandLog } from "@/lib/server/record/command-log";
import type { FaultRule } from "@/lib/simulator/control";

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
  test(`when ${what}, the row says so and the next press works`, async ({
    board,
    simulator,
    user,
  }) => {
    const scene = await simulator.conference(support);
    const path = `/Participants/${scene.callSid("Maya")}.json`;
    await simulator.fault({ method: "POST", path, kind });
    await board.open(scene);
    await user.click(board.button("Mute Maya"));
    const message = await within(board.row("Maya")).findByRole("alert");
    expect(message).toHaveTextContent(words);
    if (code) expect(within(message).getByRole("link", { name: code })).toBeVisible();
    expect(within(board.row("Ana")).queryByRole("alert")).toBeNull();
    expect(board.button("Mute Maya")).toHaveAttribute("aria-pressed", "false");

    await user.click(board.button("Mute Maya"));
    await expect.poll(() => board.button("Mute Maya")).toHaveAttribute("aria-pressed", "true");
    await expect.poll(() => within(board.row("Maya")).queryByRole("alert")).toBeNull();
    expect(await scene.updates("Maya")).toEqual([{ Muted: "true" }, { Muted: "true" }]);
  });
}

test("a mute that meets too many requests is tried again until it succeeds", async ({
  board,
  simulator,
  user,
}) => {
  const scene = await simulator.conference(support);
  const path = `/Participants/${scene.callSid("Maya")}.json`;
  await simulator.fault({ method: "POST", path, kind: "429" });
  await board.open(scene);
  await user.click(board.button("Mute Maya"));
  await expect.poll(() => board.button("Mute Maya")).toHaveAttribute("aria-pressed", "true");
  expect(within(board.row("Maya")).queryByRole("alert")).toBeNull();
  expect(await scene.requests("POST", "Maya")).toMatchObject([{ status: 429 }, { status: 200 }]);
});

test("after four times too many requests, the row says so until it is dismissed", async ({
  board,
  simulator,
  user,
}) => {
  const scene = await simulator.conference(support);
  const path = `/Participants/${scene.callSid("Maya")}.json`;
  await simulator.fault({ method: "POST", path, kind: "429", count: 4 });
  await board.open(scene);
  await user.click(board.button("Mute Maya"));
  const message = await within(board.row("Maya")).findByRole("alert");
  expect(message).toHaveTextContent("Twilio is getting too many requests from this account");
  expect(message).toHaveTextContent("Nothing was changed; try again in a few seconds.");
  expect(within(message).getByRole("link", { name: "Twilio error 20429" })).toHaveAttribute(
    "href",
    "https://www.twilio.com/docs/errors/20429",
  );
  expect(await scene.updates("Maya")).toHaveLength(4);

  await user.click(within(message).getByRole("button", { name: "Dismiss this message" }));
  await expect.poll(() => within(board.row("Maya")).queryByRole("alert")).toBeNull();
  await user.click(board.button("Hold Maya"));
  await expect.poll(() => board.button("Hold Maya")).toHaveAttribute("aria-pressed", "true");
  expect(await scene.updates("Maya")).toHaveLength(5);
});

test("a hold whose answer is lost is sent once, and no message stays once the row shows it", async ({
  board,
  simulator,
}) => {
  const scene = await simulator.conference(support);
  const path = `/Participants/${scene.callSid("Maya")}.json`;
  await simulator.fault({ method: "POST", path, kind: "lost-answer" });
  await board.open(scene);
  await board.press("Hold Maya");
  await expect.poll(() => board.button("Hold Maya")).toHaveAttribute("aria-pressed", "true");
  await expect.poll(() => board.button("Hold Maya")).not.toHaveAttribute("aria-disabled");
  await expect.poll(() => board.hasAlert("Maya")).toBe(false);
  expect(await scene.updates("Maya")).toEqual([{ Hold: "true" }]);
});

test("a press that found the database away says so, and no longer than it is", async ({
  board,
  simulator,
}) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  const request = vi.spyOn(commandLog(), "request");
  request.mockRejectedValueOnce(new FaultError(databaseAway));
  await board.press("Mute Maya");
  await expect
    .poll(() => board.alert("Maya"))
    .toHaveTextContent("The database isn't answering. Nothing was done. Try again.");
  expect(await scene.updates("Maya")).toEqual([]);
  await expect.poll(() => board.hasAlert("Maya")).toBe(false);

  await board.press("Mute Maya");
  await expect.poll(() => board.button("Mute Maya")).toHaveAttribute("aria-pressed", "true");
});

test("a failed action is named beside a later success, and can be retried", async ({
  board,
  simulator,
  user,
}) => {
  const scene = await simulator.conference(support);
  const path = `/Participants/${scene.callSid("Maya")}.json`;
  await simulator.fault({ method: "POST", path, kind: "500" });
  await board.open(scene);
  await board.press("Mute Maya");
  await expect.poll(() => board.alert("Maya")).toHaveTextContent(/^Mute: result unknown\. Twilio/);
  await board.press("Hold Maya");
  await expect.poll(() => board.button("Hold Maya")).toHaveAttribute("aria-pressed", "true");
  expect(board.alert("Maya")).toHaveTextContent(/^Mute: result unknown\. Twilio/);

  await user.click(within(board.alert("Maya")).getByRole("button", { name: "Retry" }));
  await expect.poll(() => board.button("Mute Maya")).toHaveAttribute("aria-pressed", "true");
  await expect.poll(() => board.hasAlert("Maya")).toBe(false);
  expect(await scene.updates("Maya")).toEqual([
    { Muted: "true" },
    { Hold: "true" },
    { Muted: "true" },
  ]);
});

test("the message of a failed action goes when somebody else has done the same", async ({
  board,
  simulator,
}) => {
  const scene = await simulator.conference(support);
  const path = `Conferences/${scene.sid}/Participants/${scene.callSid("Maya")}.json`;
  await simulator.fault({ method: "POST", path, kind: "429", count: 4 });
  await board.open(scene);
  await board.press("Mute Maya");
  await expect.poll(() => board.alert("Maya")).toHaveTextContent(/^Mute failed\. Twilio/);

  await simulator.twilio("POST", path, { Muted: "true" });
  await expect.poll(() => board.button("Mute Maya")).toHaveAttribute("aria-pressed", "true");
  await expect.poll(() => board.hasAlert("Maya")).toBe(false);
  await simulator.twilio("POST", path, { Muted: "false" });
  await expect.poll(() => board.button("Mute Maya")).toHaveAttribute("aria-pressed", "false");
  expect(board.hasAlert("Maya")).toBe(false);
});

test("a removal that failed can be retried, and its message goes with the participant", async ({
  board,
  simulator,
  user,
}) => {
  const scene = await simulator.conference(support);
  const path = `/Participants/${scene.callSid("Maya")}.json`;
  await simulator.fault({ method: "DELETE", path, kind: "429", count: 4 });
  await board.open(scene);
  await board.press("Remove Maya");
  await expect.poll(() => board.alert("Maya")).toHaveTextContent(/^Remove failed\. Twilio/);
  await user.click(within(board.alert("Maya")).getByRole("button", { name: "Retry" }));
  await expect.poll(() => board.inRow("Maya", /^Removed by Dana/)).toBeVisible();
  await expect.poll(() => board.hasAlert("Maya")).toBe(false);
});
