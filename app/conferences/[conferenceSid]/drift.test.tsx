import { BOARD, callbackUrl } from "@/app/_testing/network";
import { expect, screen, test, within } from "@/app/_testing/story";
import type { Scene } from "@/e2e/simulator";

const support = {
  friendlyName: "Support",
  participants: [{ label: "Ana" }, { label: "Maya" }],
  callbackUrl,
};

/** A word of Twilio's counts against its own answer once it is surely newer. In milliseconds. */
const SURELY_NEWER = 2000;

test("a participant who is open although muted, held and resumed here is not shown as muted", async ({
  board,
  simulator,
  passTime,
}) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  const mute = () => board.button("Mute Maya");
  const hold = () => board.button("Hold Maya");
  await board.press("Mute Maya");
  await expect.poll(mute).toHaveAttribute("aria-pressed", "true");
  await board.press("Hold Maya");
  await expect.poll(hold).toHaveAttribute("aria-pressed", "true");
  await board.press("Hold Maya");
  await expect.poll(hold).toHaveAttribute("aria-pressed", "false");

  passTime(SURELY_NEWER);
  // By itself, and without a word: the next callback has a number too high.
  await simulator.callbackFault({ kind: "lost", event: "participant-unmute", url: BOARD });
  await simulator.twilio("POST", participant(scene, "Maya"), { Muted: "false" });
  await simulator.farParty(scene.callSid("Ana"), "talk");
  await expect.poll(() => board.alert("Maya")).toHaveTextContent("You set muted, Twilio says not.");
  expect(mute()).toHaveAttribute("aria-pressed", "false");
  expect(within(board.row("Maya")).queryByText("Muted")).toBeNull();

  await board.press("Apply again");
  await expect.poll(mute).toHaveAttribute("aria-pressed", "true");
  await expect.poll(() => board.hasAlert("Maya")).toBe(false);
  expect(await scene.heardBy("Maya")).toEqual([]);
});

test("a press that succeeds and does nothing says so, and can be made again", async ({
  board,
  simulator,
}) => {
  const scene = await simulator.conference(support);
  await simulator.quirk(scene.callSid("Maya"), "mute-does-not-take");
  await board.open(scene);
  await board.press("Mute Maya");
  await expect.poll(() => board.alert("Maya")).toHaveTextContent("You set muted, Twilio says not.");
  expect(board.button("Mute Maya")).toHaveAttribute("aria-pressed", "false");
  expect(await scene.heardBy("Maya")).toEqual(["Ana"]);

  await simulator.quirk(scene.callSid("Maya"), null);
  await board.press("Apply again");
  await expect.poll(() => board.button("Mute Maya")).toHaveAttribute("aria-pressed", "true");
  await expect.poll(() => board.hasAlert("Maya")).toBe(false);
  expect(await scene.heardBy("Maya")).toEqual([]);
  expect(await scene.updates("Maya")).toEqual([{ Muted: "true" }, { Muted: "true" }]);
});

test("what was set here and no longer holds can be applied again, or left", async ({
  board,
  simulator,
  user,
  passTime,
}) => {
  const scene = await simulator.conference({
    ...support,
    participants: ["Ana", "Maya", "Sam", "Leo"].map((label) => ({ label })),
  });
  await board.open(scene);
  for (const label of ["Ana", "Maya"]) {
    await board.press(`Mute ${label}`);
    await expect.poll(() => board.inRow(label, "Muted")).toBeVisible();
  }
  await expect.poll(() => board.button("Mute Maya")).not.toHaveAttribute("aria-disabled");
  passTime(SURELY_NEWER);
  for (const label of ["Ana", "Maya"]) {
    await simulator.twilio("POST", participant(scene, label), { Muted: "false" });
  }

  const note = "You set muted, Twilio says not.";
  await expect.poll(() => board.inRow("Ana", note)).toBeVisible();
  const ana = within(board.row("Ana"));
  await user.click(ana.getByRole("button", { name: "Apply again" }));
  await expect.poll(() => board.inRow("Ana", "Muted")).toBeVisible();
  await expect.poll(() => ana.queryByText(note)).toBeNull();
  await expect.poll(() => board.inRow("Maya", note)).toBeVisible();
  const maya = within(board.row("Maya"));
  await user.click(maya.getByRole("button", { name: "Leave it" }));
  await expect.poll(() => maya.queryByText(note)).toBeNull();
  expect(await scene.updates("Ana")).toHaveLength(3);
});

test("a hold reaches the participant it was meant for, although rows came and went", async ({
  board,
  simulator,
  user,
}) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  await user.hover(board.button("Hold Maya"));

  const first = scene.callSid("Maya");
  await simulator.farParty(first, "hang-up");
  await simulator.farParty(scene.callSid("Ana"), "talk");
  const people = `Conferences/${scene.sid}/Participants.json`;
  const [noor, second] = await Promise.all(
    ["Noor", "Maya"].map(async (Label) => {
      const dial = { To: "+15005550011", From: "+14155550100", Label };
      return (await simulator.twilio("POST", people, dial)).call_sid as string;
    }),
  );
  await expect.poll(() => board.inRow("Noor", "In call")).toBeVisible();
  const rowsOfMaya = () => board.names().filter((name) => name === "Maya");
  await expect.poll(rowsOfMaya).toHaveLength(2);
  await board.press("Hold Maya");
  await screen.findByText("On hold");
  const held = document.querySelector(`[data-call-sid="${second}"]`);
  expect(held).toHaveTextContent("On hold");

  const asked = await simulator.requests(`/Conferences/${scene.sid}/Participants/`, "POST");
  expect(asked.map(({ path, form }) => [path.split("/").at(-1), form])).toEqual([
    [`${second}.json`, [["Hold", "true"]]],
  ]);
  expect([first, noor]).not.toContain(second);
});

const participant = (scene: Scene, label: string) =>
  `Conferences/${scene.sid}/Participants/${scene.callSid(label)}.json`;
