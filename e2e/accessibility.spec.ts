import { expectAccessible } from "./axe";
import { expect, test } from "./story";

test.use({ role: "admin" });

/** A conference in which everything is going on that a board can show. */
const busy = {
  friendlyName: "Everything",
  participants: [
    { label: "Ana", to: "client:ana", endConferenceOnExit: true },
    { label: "Maya", to: "+14155550117", hold: true },
    { label: "Sam", to: "client:sam", coaching: "Ana" },
    { label: "Lee", muted: true },
    { label: "Noor", status: "ringing" as const },
  ],
};

/** Every dialog, by the button that opens it. */
const dialogs: { button: string; title: RegExp }[] = [
  { button: "End conference", title: /^End / },
  { button: "Announce", title: /^Announce to / },
  { button: "Dial in", title: /^Dial into / },
  { button: "Coach with Sam", title: /^Whom does Sam coach/ },
  { button: "Remove Ana", title: /^Remove Ana/ },
  { button: "All options of Maya", title: /^Options of Maya/ },
];

test.describe("axe finds nothing wrong", () => {
  test("with the conferences", async ({ page, board, simulator }) => {
    const scene = await simulator.conference(busy);
    await page.goto("/");
    await expect(page.getByRole("link", { name: scene.name })).toBeVisible();
    await page.getByText("Dates", { exact: true }).click();
    await expectAccessible(page);
    await page.goto("/?friendlyName=nobody has this name");
    await expect(page.getByText("No conference matches")).toBeVisible();
    await expectAccessible(page);
    await board.button("New conference").click();
    await expect(board.dialog("New conference")).toBeVisible();
    await expectAccessible(page);
  });

  test("with the reference", async ({ page }) => {
    await page.goto("/reference");
    await expect(page.getByRole("heading", { name: "Reference" })).toBeVisible();
    await expectAccessible(page);
  });

  test("with a conference, whatever its participants do", async ({ page, board, simulator }) => {
    const scene = await simulator.conference(busy);
    const path = `/Participants/${scene.callSid("Lee")}.json`;
    await simulator.fault({ method: "POST", path, kind: "500" });
    await board.open(scene);
    await board.button("Mute Lee").click();
    await expect(board.row("Lee").getByRole("alert")).toBeVisible();
    await simulator.farParty(scene.callSid("Noor"), "busy");
    await expect(board.row("Noor").getByText("Busy")).toBeVisible();
    await expectAccessible(page);

    await simulator.twilio("POST", `Conferences/${scene.sid}.json`, { Status: "completed" });
    await expect(page.getByText("ended by a command")).toBeVisible();
    await expectAccessible(page);
  });

  test("with each dialog of a conference", async ({ page, board, simulator }) => {
    test.slow();
    const scene = await simulator.conference(busy);
    await board.open(scene);
    for (const { button, title } of dialogs) {
      await test.step(button, async () => {
        await board.button(button).click();
        const dialog = board.dialog(title);
        await expect(dialog).toBeVisible();
        for (const group of await dialog.locator("summary").all()) await group.click();
        await expectAccessible(page, "[role=dialog], [role=alertdialog]");
        await page.keyboard.press("Escape");
        await expect(dialog).toBeHidden();
      });
    }
    expect(await scene.conferenceUpdates()).toEqual([]);
  });
});
