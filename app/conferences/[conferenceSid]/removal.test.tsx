import { fillInEssentials } from "@/app/_testing/form";
import { callbackUrl } from "@/app/_testing/network";
import { type Board, expect, screen, test, wholeText, within } from "@/app/_testing/story";

/** What a screen reader says by itself. */
const aloud = () => document.querySelector("p[aria-live=polite]")?.textContent;

const pair = [{ label: "Ana" }, { label: "Maya" }];
const withBoss = [{ label: "Boss", endConferenceOnExit: true }, ...pair];
const ringing = (label: string) => ({ label, status: "ringing" as const });

test("a participant whose leaving affects nobody is removed at once", async ({
  board,
  simulator,
  user,
}) => {
  const scene = await simulator.conference({ friendlyName: "Support", participants: pair });
  await board.open(scene);
  await user.click(board.button("Remove Maya"));

  await expect.poll(() => board.inRow("Maya", wholeText(/^Removed by Dana Diaz \d/))).toBeVisible();
  expect(board.hasButton("Mute Maya")).toBe(false);
  expect(await scene.removals("Maya")).toBe(1);
  await user.click(board.button("Dismiss Maya"));
  await expect.poll(() => board.hasRow("Maya")).toBe(false);
  expect(board.row("Ana")).toBeVisible();
});

test("a supervisor may not remove a participant whose leaving ends the conference", async ({
  board,
  simulator,
  user,
}) => {
  const scene = await simulator.conference({ friendlyName: "Review", participants: withBoss });
  await board.open(scene);
  await user.click(board.button("Remove Boss"));
  await expect.poll(() => board.dialog("Remove Boss?")).toBeVisible();
  const question = board.dialog("Remove Boss?");
  expect(question).toHaveTextContent("it ends for 2 other people too");
  expect(question).toHaveTextContent("Only an admin may end a conference.");
  const remove = within(question).getByRole("button", { name: "Remove and end the conference" });
  expect(remove).toHaveAttribute("aria-disabled", "true");
  await user.click(remove);
  await user.click(within(question).getByRole("button", { name: "Keep Boss" }));
  expect(board.inRow("Boss", "In call")).toBeVisible();
  expect(await scene.removals("Boss")).toBe(0);
});

test.describe("an admin", () => {
  test.override({ role: "admin" });

  test("is asked before a removal that ends the conference, and told for how many", async ({
    board,
    simulator,
    user,
  }) => {
    const scene = await simulator.conference({ friendlyName: "Review", participants: withBoss });
    await board.open(scene);
    expect(board.inRow("Boss", "Ends conference on exit")).toBeVisible();
    await user.click(board.button("Remove Boss"));
    await expect
      .poll(() => board.dialog("Remove Boss?"))
      .toHaveTextContent("it ends for 2 other people too");

    await user.click(board.button("Keep Boss"));
    await expect.poll(() => board.hasDialog("Remove Boss?")).toBe(false);
    expect(board.inRow("Boss", "In call")).toBeVisible();
    expect(await scene.removals("Boss")).toBe(0);

    await user.click(board.button("Remove Boss"));
    await expect.poll(() => board.dialog("Remove Boss?")).toBeVisible();
    await user.click(board.button("Remove and end the conference"));
    await screen.findByText("a participant who ends it on leaving was removed", { exact: false });
    await expect.poll(() => board.inRow("Ana", /^Cut off/)).toBeVisible();
    expect(board.hasButton("Dial in")).toBe(false);
    expect(await scene.removals("Boss")).toBe(1);
  });
});

test("removing a participant who is coached asks, and says who loses them", async ({
  board,
  simulator,
  user,
}) => {
  const participants = [...pair, { label: "Sam", coaching: "Ana" }];
  const scene = await simulator.conference({ friendlyName: "Sales", participants });
  await board.open(scene);
  await user.click(board.button("Remove Ana"));
  await expect
    .poll(() => board.dialog("Remove Ana?"))
    .toHaveTextContent(
      "Sam whispers to Ana. Twilio does not say who hears Sam afterwards: if nobody should, mute Sam first.",
    );

  await user.click(within(board.dialog("Remove Ana?")).getByRole("button", { name: "Remove" }));
  await expect.poll(() => board.inRow("Ana", wholeText(/^Removed by Dana Diaz \d/))).toBeVisible();
  await expect.poll(() => board.inRow("Sam", "Whispers to somebody who has left")).toBeVisible();
  expect(await scene.removals("Ana")).toBe(1);
});

test("a call that still rings is cancelled", async ({ board, simulator, user }) => {
  const participants = [...pair, ringing("Noor")];
  const scene = await simulator.conference({ friendlyName: "Callback", participants });
  await board.open(scene);
  expect(board.inRow("Noor", /^Ringing/)).toBeVisible();
  expect(board.hasButton("Mute Noor")).toBe(false);

  await user.click(board.button("Cancel the call to Noor"));
  await expect.poll(() => board.inRow("Noor", /^Canceled/)).toBeVisible();
  expect(await scene.removals("Noor")).toBe(1);
});

test("the board says how each participant left, and who did it", async ({
  board,
  simulator,
  user,
}) => {
  const participants = ["Ana", "Maya", "Sam", "Leo"].map((label) => ({ label }));
  const scene = await simulator.conference({
    friendlyName: "Support",
    participants,
    callbackUrl,
  });
  await board.open(scene);
  await simulator.farParty(scene.callSid("Sam"), "hang-up");
  await expect.poll(() => board.inRow("Sam", wholeText(/^Left \d.+ · hung up$/))).toBeVisible();
  await expect.poll(aloud).toBe("Sam left: hung up");

  await board.press("Remove Leo");
  await expect.poll(() => board.inRow("Leo", wholeText(/^Removed by Dana Diaz \d/))).toBeVisible();
  await expect.poll(aloud).toBe("Leo was removed by Dana Diaz");

  const panel = await board.dialPanel();
  await fillInEssentials(user, panel, { label: "Noor" });
  await user.click(within(panel).getByRole("button", { name: "Dial" }));
  await expect.poll(() => board.inRow("Noor", /^Ringing 0:\d\d of 1:00$/)).toBeVisible();
  await simulator.farParty(await scene.callSidOf("Noor"), "busy");
  await expect.poll(() => board.inRow("Noor", wholeText(/^Busy \d/))).toBeVisible();
});

/** How each call that rang has ended, in the board's words. */
const endings = {
  Cleo: /^Canceled/,
  Ben: /^Busy/,
  Nora: /^No answer/,
  Fay: /^Failed/,
  Dee: /^Busy/,
};

test("every visitor sees how each ringing call ended, after a reload as well", async ({
  page,
  board,
  simulator,
  user,
}) => {
  const scene = await simulator.conference({
    friendlyName: "Round of calls",
    participants: [{ label: "Ana" }, ...Object.keys(endings).map(ringing)],
    callbackUrl,
  });
  await board.open(scene);
  for (const name of Object.keys(endings)) {
    expect(board.inRow(name, /^Ringing/)).toBeVisible();
  }
  await user.click(board.button("Cancel the call to Cleo"));
  await simulator.farParty(scene.callSid("Ben"), "busy");
  await simulator.farParty(scene.callSid("Nora"), "no-answer");
  await simulator.farParty(scene.callSid("Fay"), "fail");
  // To Twilio a call that is declined is a busy line.
  await simulator.farParty(scene.callSid("Dee"), "busy");
  await allHaveEnded(board);

  await page.sitDown("viewer");
  await board.open(scene);
  await allHaveEnded(board);
  await page.sitDown("supervisor");
  await board.open(scene);
  await page.reload();
  await allHaveEnded(board);
  expect(await scene.removals("Cleo")).toBe(1);
  expect(await scene.dials()).toEqual([]);
});

test("a dialled participant who declined is offered a redial, and not dialled again", async ({
  page,
  board,
  simulator,
  user,
}) => {
  const scene = await simulator.conference({
    friendlyName: "Callback",
    participants: [{ label: "Ana" }],
    callbackUrl,
  });
  await board.open(scene);
  const panel = await board.dialPanel();
  await fillInEssentials(user, panel, { label: "Noor" });
  await user.click(within(panel).getByRole("button", { name: "Dial" }));
  await expect.poll(() => board.hasDialog(/^Dial into/)).toBe(false);
  await expect.poll(() => board.inRow("Noor", /^Ringing \d:\d\d of 1:00$/)).toBeVisible();

  await simulator.farParty(await scene.callSidOf("Noor"), "busy");
  await expect.poll(() => board.inRow("Noor", /^Busy/)).toBeVisible();
  expect(board.hasButton("Cancel the call to Noor")).toBe(false);
  await page.reload();
  await expect.poll(() => board.inRow("Noor", /^Busy/)).toBeVisible();
  expect(board.button("Redial Noor")).toBeVisible();
  expect(await scene.dials()).toHaveLength(1);
});

async function allHaveEnded(board: Board): Promise<void> {
  for (const [name, words] of Object.entries(endings)) {
    await expect.poll(() => board.inRow(name, words)).toBeVisible();
  }
  expect(board.inRow("Ana", "In call")).toBeVisible();
}
