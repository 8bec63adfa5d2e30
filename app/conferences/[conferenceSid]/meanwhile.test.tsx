import { fill, fillInEssentials } from "@/app/_testing/form";
import { callbackUrl } from "@/app/_testing/network";
import { expect, screen, test, wholeText, within } from "@/app/_testing/story";
import type { Scene } from "@/e2e/simulator";

const support = { friendlyName: "Support", participants: [{ label: "Ana" }, { label: "Maya" }] };
const toldSupport = { ...support, callbackUrl };

const participant = (scene: Scene, label: string) =>
  `Conferences/${scene.sid}/Participants/${scene.callSid(label)}.json`;

test("a participant whom another person removed is shown as gone", async ({ board, simulator }) => {
  const scene = await simulator.conference(toldSupport);
  await board.open(scene);
  await simulator.twilio("DELETE", participant(scene, "Maya"));
  await expect.poll(() => board.inRow("Maya", /^Left/)).toBeVisible();
  expect(board.hasButton("Mute Maya")).toBe(false);

  await board.press("Mute Ana");
  await expect.poll(() => board.button("Mute Ana")).toHaveAttribute("aria-pressed", "true");
  expect(await scene.updates("Ana")).toEqual([{ Muted: "true" }]);
});

test("a conference that another person ended is shown as ended", async ({ board, simulator }) => {
  const scene = await simulator.conference(toldSupport);
  await board.open(scene);
  await simulator.twilio("POST", `Conferences/${scene.sid}.json`, { Status: "completed" });
  await expect.poll(() => screen.getByText(/ended by a command/)).toBeVisible();
  await expect.poll(() => board.inRow("Ana", /^Cut off/)).toBeVisible();
  expect(board.hasButton("Mute Ana")).toBe(false);
  expect(board.hasButton("Dial in")).toBe(false);
  expect(await scene.conferenceUpdates()).toEqual([{ Status: "completed" }]);
});

test("a conference that ends under an open form keeps what was typed", async ({
  board,
  simulator,
  user,
}) => {
  const scene = await simulator.conference(toldSupport);
  await board.open(scene);
  const panel = within(await board.dialPanel());
  await fill(user, panel.getByRole("textbox", { name: "Label" }), "Noor");
  await simulator.twilio("POST", `Conferences/${scene.sid}.json`, { Status: "completed" });
  expect(await panel.findByRole("alert")).toHaveTextContent("This conference has ended meanwhile.");
  expect(panel.getByRole("textbox", { name: "Label" })).toHaveValue("Noor");
  expect(panel.getByRole("button", { name: "Dial" })).toBeDisabled();
  expect(await scene.dials()).toEqual([]);
});

test("a participant who joins elsewhere appears, and one muted elsewhere is shown as muted", async ({
  board,
  simulator,
}) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  await simulator.twilio("POST", `Conferences/${scene.sid}/Participants.json`, {
    To: "+15005550011",
    From: "+14155550100",
    Label: "Noor",
  });
  await simulator.twilio("POST", participant(scene, "Ana"), { Muted: "true" });
  await expect.poll(() => board.inRow("Noor", "In call")).toBeVisible();
  await expect.poll(() => board.button("Mute Ana")).toHaveAttribute("aria-pressed", "true");
});

test.describe("while the page cannot be up to date", () => {
  test("a press on a participant who has left says so in the row", async ({ board, simulator }) => {
    const scene = await simulator.conference(support);
    await board.open(scene);
    const list = `/Conferences/${scene.sid}/Participants.json`;
    const letGo = await simulator.fault({ method: "GET", path: list, kind: "500", count: 100 });
    await simulator.twilio("DELETE", participant(scene, "Maya"));
    await board.press("Mute Maya");
    await expect
      .poll(() => board.alert("Maya"))
      .toHaveTextContent("This is no longer there: the participant has left");
    const message = within(board.alert("Maya"));
    expect(message.getByRole("link", { name: "Twilio error 20404" })).toBeVisible();
    expect(await scene.requests("POST", "Maya")).toMatchObject([{ status: 404 }]);

    await letGo();
    await expect.poll(() => board.inRow("Maya", /^Left/)).toBeVisible();
    await board.press("Mute Ana");
    await expect.poll(() => board.button("Mute Ana")).toHaveAttribute("aria-pressed", "true");
  });

  test("a dial into a conference that has ended says so in the panel", async ({
    board,
    simulator,
    user,
  }) => {
    const scene = await simulator.conference(support);
    await board.open(scene);
    const list = `/Conferences/${scene.sid}/Participants.json`;
    const letGo = await simulator.fault({ method: "GET", path: list, kind: "500", count: 100 });
    const panel = await board.dialPanel();
    await fillInEssentials(user, panel, { label: "Noor" });
    // A read of the list of conferences would tell of the end within a few seconds.
    await simulator.twilio("POST", `Conferences/${scene.sid}.json`, { Status: "completed" });
    await user.click(within(panel).getByRole("button", { name: "Dial" }));
    expect(await within(panel).findByRole("alert")).toHaveTextContent(
      "The conference does not exist any more, or has ended.",
    );
    expect(within(panel).getByRole("textbox", { name: "Label" })).toHaveValue("Noor");

    await letGo();
    await expect.poll(() => screen.getByText(/ended by a command/)).toBeVisible();
    expect(await scene.dials()).toMatchObject([{ status: 400 }]);
  });
});

test.describe("when Twilio is silent for half a minute", () => {
  test.override({ role: "admin" });

  test("rows are unknown, nothing can be destroyed, and then the page says what changed", async ({
    board,
    simulator,
    user,
    passTime,
  }) => {
    const participants = ["Ana", "Maya", "Sam", "Leo"].map((label) => ({ label }));
    const scene = await simulator.conference({ friendlyName: "Support", participants });
    await board.open(scene);
    expect(board.inRow("Ana", "In call")).toBeVisible();
    const path = `/Conferences/${scene.sid}`;
    const letGo = await simulator.fault({ method: "GET", path, kind: "500", count: 1000 });
    passTime(31_000);
    await expect.poll(() => board.inRow("Ana", wholeText(/^Unknown since/))).toBeVisible();
    expect(screen.getByText(wholeText(/^4 participants at /))).toBeVisible();
    for (const name of ["Remove Maya", "End conference"]) {
      expect(board.button(name)).toHaveAttribute("aria-disabled", "true");
      expect(board.button(name)).toHaveAttribute("title", expect.stringMatching(/^Off until/));
    }
    await user.click(board.button("Remove Maya"));
    await board.press("Mute Ana");
    await expect.poll(() => board.button("Mute Ana")).toHaveAttribute("aria-pressed", "true");
    await simulator.farParty(scene.callSid("Sam"), "hang-up");

    await letGo();
    const missed = wholeText(/While you were away: Sam left: hung up/);
    await expect.poll(() => screen.getByText(missed)).toBeVisible();
    await expect.poll(() => board.inRow("Maya", "In call")).toBeVisible();
    await expect.poll(() => board.button("Remove Maya")).not.toHaveAttribute("aria-disabled");
    expect(await scene.removals("Maya")).toBe(0);
  });
});
