import { test } from "./live-boards";
import { expect } from "./story";

const pair = [{ label: "Ana" }, { label: "Maya" }];

test.describe("ghosts and stale lists", () => {
  test("a caller whose hanging up is not told is off the list as soon as that is noticed", async ({
    board,
    simulator,
    called,
  }) => {
    const { url, callbackUrl } = called;
    const scene = await simulator.conference({
      friendlyName: "Lost",
      participants: pair,
      callbackUrl,
    });
    await board.open(scene);
    await simulator.farParty(scene.callSid("Maya"), "talk");
    await expect(board.row("Maya").getByText("Talking")).toBeAttached();

    await simulator.callbackFault({ kind: "lost", event: "participant-leave", url });
    await simulator.farParty(scene.callSid("Ana"), "hang-up");
    // The next callback has a number too high: the one before it is missing.
    await simulator.farParty(scene.callSid("Maya"), "fall-silent");
    await expect(board.row("Ana").getByText(/^Left .* hung up$/)).toBeVisible();
    await expect(board.button("Mute Ana")).toBeHidden();
    await expect(board.row("Maya").getByText("In call")).toBeVisible();
  });

  test("a caller who hung up is off the list though nothing is ever told", async ({
    board,
    simulator,
  }) => {
    const scene = await simulator.conference({ friendlyName: "Mute", participants: pair });
    await board.open(scene);
    await expect(board.row("Ana").getByText("In call")).toBeVisible();
    await simulator.farParty(scene.callSid("Ana"), "hang-up");
    await expect(board.row("Ana").getByText(/^Left .* hung up$/)).toBeVisible({ timeout: 5000 });
    await expect(board.button("Mute Ana")).toBeHidden();
  });

  test("a caller whom Twilio goes on listing is gone all the same", async ({
    board,
    simulator,
    called,
  }) => {
    const { callbackUrl } = called;
    const scene = await simulator.conference({
      friendlyName: "Haunted",
      participants: pair,
      callbackUrl,
    });
    await board.open(scene);
    await simulator.quirk(scene.callSid("Ana"), "ghost");
    const left = board.row("Ana").getByText(/^Left .* hung up$/);
    await expect(left).toBeVisible();

    const list = `/Conferences/${scene.sid}/Participants.json`;
    const reads = async () => (await simulator.requests(list, "GET")).length;
    const before = await reads();
    await board.page.reload();
    await expect.poll(reads, { timeout: 20_000 }).toBeGreaterThan(before);
    const listed = await simulator.twilio("GET", `Conferences/${scene.sid}/Participants.json`);
    expect(listed.participants).toHaveLength(2);
    await expect(left).toBeVisible();
    await expect(board.button("Mute Ana")).toBeHidden();
  });

  test("somebody who is heard but not listed is on the list", async ({
    board,
    simulator,
    called,
  }) => {
    const { callbackUrl } = called;
    const scene = await simulator.conference({
      friendlyName: "Unlisted",
      participants: [...pair, { label: "Kim" }],
      callbackUrl,
    });
    await simulator.quirk(scene.callSid("Kim"), "unlisted");
    await board.open(scene);
    await expect(board.row("Maya")).toBeVisible();
    await simulator.quirk(scene.callSid("Maya"), "unlisted");

    await simulator.farParty(scene.callSid("Kim"), "talk");
    await expect(board.row("Kim").getByText("In call")).toBeVisible();
    expect(await scene.heardBy("Kim")).toEqual(["Ana", "Maya"]);
    await board.page.reload();
    for (const name of ["Ana", "Maya", "Kim"]) {
      await expect(board.row(name).getByText("In call")).toBeVisible();
    }
  });
});
