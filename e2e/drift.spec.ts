import { test } from "./live-boards";
import { expect } from "./story";

test.describe("mute and hold drift", () => {
  const support = { friendlyName: "Support", participants: [{ label: "Ana" }, { label: "Maya" }] };

  test("who is muted, held and resumed, and is really open, is not shown as muted", async ({
    board,
    simulator,
    called,
  }) => {
    const { url, callbackUrl } = called;
    const scene = await simulator.conference({ ...support, callbackUrl });
    await board.open(scene);
    const mute = board.button("Mute Maya");
    const hold = board.button("Hold Maya");
    await mute.click();
    await expect(mute).toHaveAttribute("aria-pressed", "true");
    await hold.click();
    await expect(hold).toHaveAttribute("aria-pressed", "true");
    await hold.click();
    await expect(hold).toHaveAttribute("aria-pressed", "false");

    // By itself, and without a word: the next callback has a number too high.
    await simulator.callbackFault({ kind: "lost", event: "participant-unmute", url });
    const maya = `Conferences/${scene.sid}/Participants/${scene.callSid("Maya")}.json`;
    await simulator.twilio("POST", maya, { Muted: "false" });
    await simulator.farParty(scene.callSid("Ana"), "talk");
    const note = board.row("Maya").getByRole("alert");
    await expect(note).toContainText("You set muted, Twilio says not.");
    await expect(mute).toHaveAttribute("aria-pressed", "false");
    await expect(board.row("Maya").getByText("Muted", { exact: true })).toBeHidden();

    await note.getByRole("button", { name: "Apply again" }).click();
    await expect(mute).toHaveAttribute("aria-pressed", "true");
    await expect(note).toBeHidden();
    expect(await scene.heardBy("Maya")).toEqual([]);
  });

  test("a press that succeeds and does nothing says so, and can be made again", async ({
    board,
    simulator,
    called,
  }) => {
    const { callbackUrl } = called;
    const scene = await simulator.conference({ ...support, callbackUrl });
    await simulator.quirk(scene.callSid("Maya"), "mute-does-not-take");
    await board.open(scene);
    await board.button("Mute Maya").click();
    const note = board.row("Maya").getByRole("alert");
    await expect(note).toContainText("You set muted, Twilio says not.");
    await expect(board.button("Mute Maya")).toHaveAttribute("aria-pressed", "false");
    expect(await scene.heardBy("Maya")).toEqual(["Ana"]);

    await simulator.quirk(scene.callSid("Maya"), null);
    await note.getByRole("button", { name: "Apply again" }).click();
    await expect(board.button("Mute Maya")).toHaveAttribute("aria-pressed", "true");
    await expect(note).toBeHidden();
    expect(await scene.heardBy("Maya")).toEqual([]);
    expect(await scene.updates("Maya")).toEqual([{ Muted: "true" }, { Muted: "true" }]);
  });

  test("a hold hits whom it was meant for, although rows came and went", async ({
    board,
    simulator,
    called,
  }) => {
    const { callbackUrl } = called;
    const scene = await simulator.conference({ ...support, callbackUrl });
    await board.open(scene);
    await board.button("Hold Maya").hover();

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
    await expect(board.row("Noor").getByText("In call")).toBeVisible();
    await expect(board.row("Maya")).toHaveCount(2);
    await board.button("Hold Maya").click();
    await expect(board.row("Maya").getByText("On hold", { exact: true })).toBeVisible();

    const asked = await simulator.requests(`/Conferences/${scene.sid}/Participants/`, "POST");
    expect(asked.map(({ path, form }) => [path.split("/").at(-1), form])).toEqual([
      [`${second}.json`, [["Hold", "true"]]],
    ]);
    expect([first, noor]).not.toContain(second);
  });
});
