import { test } from "./live-boards";
import { Board, expect } from "./story";

const ringing = (label: string) => ({ label, status: "ringing" as const });

/** How each of those whose phones rang has ended, in the board's words. */
const endings = {
  Cleo: /^Canceled/,
  Ben: /^Busy/,
  Nora: /^No answer/,
  Fay: /^Failed/,
  Dee: /^Busy/,
};

test.describe("ringing legs and outcomes", () => {
  test("a call that rings can be canceled, and what came of each stays, for everybody", async ({
    browser,
    board,
    simulator,
    called,
  }) => {
    const scene = await simulator.conference({
      friendlyName: "Round of calls",
      participants: [{ label: "Ana" }, ...Object.keys(endings).map(ringing)],
      callbackUrl: called.callbackUrl,
    });
    await board.open(scene);
    for (const name of Object.keys(endings)) {
      await expect(board.row(name).getByText(/^Ringing/)).toBeVisible();
    }
    await board.button("Cancel the call to Cleo").click();
    await simulator.farParty(scene.callSid("Ben"), "busy");
    await simulator.farParty(scene.callSid("Nora"), "no-answer");
    await simulator.farParty(scene.callSid("Fay"), "fail");
    // To Twilio a call that is declined is a busy line.
    await simulator.farParty(scene.callSid("Dee"), "busy");
    await allHaveEnded(board);

    const second = new Board(await browser.newPage());
    await second.open(scene);
    await allHaveEnded(second);
    await board.page.reload();
    await allHaveEnded(board);
    expect(await scene.removals("Cleo")).toBe(1);
    expect(await scene.dials()).toEqual([]);
  });

  test("who was dialled from here and declined is not dialled again unless somebody asks", async ({
    board,
    simulator,
    called,
  }) => {
    const scene = await simulator.conference({
      friendlyName: "Callback",
      participants: [{ label: "Ana" }],
      callbackUrl: called.callbackUrl,
    });
    await board.open(scene);
    const panel = await board.dialPanel();
    await panel.getByRole("textbox", { name: "To", exact: true }).fill("+15005550015");
    await panel.getByRole("combobox", { name: "From", exact: true }).fill("+14155550100");
    await panel.getByRole("textbox", { name: "Label", exact: true }).fill("Noor");
    await panel.getByRole("button", { name: "Dial" }).click();
    await expect(panel).toBeHidden();
    await expect(board.row("Noor").getByText(/^Ringing \d:\d\d of 1:00$/)).toBeVisible();

    await simulator.farParty(await scene.callSidOf("Noor"), "busy");
    await expect(board.row("Noor").getByText(/^Busy/)).toBeVisible();
    await expect(board.button("Cancel the call to Noor")).toBeHidden();
    await board.page.reload();
    await expect(board.row("Noor").getByText(/^Busy/)).toBeVisible();
    await expect(board.button("Redial Noor")).toBeVisible();
    expect(await scene.dials()).toHaveLength(1);
  });
});

async function allHaveEnded(board: Board): Promise<void> {
  for (const [name, words] of Object.entries(endings)) {
    await expect(board.row(name).getByText(words)).toBeVisible();
  }
  await expect(board.row("Ana").getByText("In call")).toBeVisible();
}
