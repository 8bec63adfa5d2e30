import { test } from "./live-boards";
import { expect } from "./story";

const people = ["Ana", "Ben", "Cleo", "Dan", "Eve", "Maya", "Sam"];

test.describe("an unstable list", () => {
  test("while people talk, come and go, rows keep their order and a click lands on whom it was meant for", async ({
    page,
    board,
    simulator,
    called,
  }) => {
    const scene = await simulator.conference({
      friendlyName: "Town hall",
      participants: people.map((label) => ({ label })),
      callbackUrl: called.callbackUrl,
    });
    await board.open(scene);
    await expect.poll(() => board.names()).toEqual(people);
    await board.button("Hold Maya").hover();
    const place = await board.button("Hold Maya").boundingBox();
    if (!place) throw new Error("Maya cannot be held.");

    const talks = (name: string) => simulator.farParty(scene.callSid(name), "talk");
    const leaves = (name: string) => simulator.farParty(scene.callSid(name), "hang-up");
    const joins = (Label: string) =>
      simulator.twilio("POST", `Conferences/${scene.sid}/Participants.json`, {
        To: "+15005550011",
        From: "+14155550100",
        Label,
      });
    const seen = (name: string, words: string | RegExp) =>
      expect(board.row(name).getByText(words)).toBeAttached();
    const happening = [
      () => talks("Sam").then(() => seen("Sam", "Talking")),
      () => leaves("Ana").then(() => seen("Ana", /^Left/)),
      () => joins("Noor").then(() => seen("Noor", "In call")),
      () => talks("Eve").then(() => seen("Eve", "Talking")),
      () => leaves("Cleo").then(() => seen("Cleo", /^Left/)),
      () => talks("Maya").then(() => seen("Maya", "Talking")),
      () => joins("Aaron").then(() => seen("Aaron", "In call")),
    ];
    for (const happens of happening) {
      await happens();
      const stayed = (await board.names()).filter((name) => people.includes(name));
      expect(stayed).toEqual(people);
      expect(await board.button("Hold Maya").boundingBox()).toEqual(place);
    }
    expect((await board.names()).slice(people.length)).toEqual(["Noor", "Aaron"]);

    // Where the hand has been all the time.
    await page.mouse.down();
    await page.mouse.up();
    await expect(board.row("Maya").getByText("On hold", { exact: true })).toBeVisible();
    const asked = await simulator.requests(`/Conferences/${scene.sid}/Participants/`, "POST");
    expect(asked.map(({ path }) => path)).toEqual([
      expect.stringContaining(`${scene.callSid("Maya")}.json`),
    ]);
  });
});
