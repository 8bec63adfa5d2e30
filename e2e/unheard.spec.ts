import { test } from "./live-boards";
import type { Scene, Simulator } from "./simulator";
import { type Board, expect } from "./story";

const sales = {
  friendlyName: "Sales",
  participants: [
    { label: "Ana" },
    { label: "Maya" },
    { label: "Sam", to: "client:sam", muted: true },
  ],
};

test.describe("monitoring that is heard", () => {
  test("who listens, coaches and listens again is heard by the coached one alone", async ({
    board,
    simulator,
    called,
  }) => {
    const scene = await simulator.conference({ ...sales, callbackUrl: called.callbackUrl });
    await board.open(scene);
    expect(await scene.heardBy("Sam")).toEqual([]);

    await choose(board, /^Ana/);
    await expect(board.row("Sam").getByText("Whispers to Ana")).toBeVisible();
    expect(await scene.heardBy("Sam")).toEqual(["Ana"]);

    await choose(board, /^Maya/);
    await expect(board.row("Sam").getByText("Whispers to Maya")).toBeVisible();
    expect(await scene.heardBy("Sam")).toEqual(["Maya"]);

    await choose(board, "Stop coaching");
    await expect(board.row("Sam").getByText("Muted", { exact: true })).toBeVisible();
    await expect(board.row("Sam").getByText("Whispers to")).toBeHidden();
    expect(await scene.heardBy("Sam")).toEqual([]);

    const writes = [
      { Muted: "false", Coaching: "true", CallSidToCoach: scene.callSid("Ana") },
      { Muted: "false", Coaching: "true", CallSidToCoach: scene.callSid("Maya") },
      { Muted: "true", Coaching: "false" },
    ];
    expect(await scene.updates("Sam")).toEqual(writes);
    expect(await readsBetween(simulator, scene)).toEqual([true, true, true]);
  });

  test.describe("when Twilio does not play along", () => {
    test.use({ expectedError: /status of 50\d/ });

    test("a whisper that is refused opens no microphone", async ({ board, simulator, called }) => {
      const scene = await simulator.conference({ ...sales, callbackUrl: called.callbackUrl });
      await board.open(scene);
      const path = `/Participants/${scene.callSid("Sam")}.json`;
      await simulator.fault({ method: "POST", path, kind: "500", count: 9 });
      await choose(board, /^Ana/);
      await expect(board.row("Sam").getByRole("alert")).toBeVisible();
      await expect(board.row("Sam").getByText("Muted", { exact: true })).toBeVisible();
      await expect(board.row("Ana").getByText("Coached by Sam", { exact: true })).toBeHidden();
      expect(await scene.heardBy("Sam")).toEqual([]);
    });

    test("a whisper whose answer is lost is shown as it is heard", async ({
      board,
      simulator,
      called,
    }) => {
      const scene = await simulator.conference({ ...sales, callbackUrl: called.callbackUrl });
      await board.open(scene);
      const path = `/Participants/${scene.callSid("Sam")}.json`;
      await simulator.fault({ method: "POST", path, kind: "lost-answer" });
      await choose(board, /^Ana/);
      await expect(board.row("Sam").getByText("Whispers to Ana")).toBeVisible();
      await expect(board.row("Sam").getByText("Muted", { exact: true })).toBeHidden();
      expect(await scene.heardBy("Sam")).toEqual(["Ana"]);
    });
  });
});

async function choose(board: Board, name: string | RegExp): Promise<void> {
  await board.button("Coach with Sam").click();
  const dialog = board.dialog("Whom does Sam coach?");
  await dialog.getByRole("button", { name }).click();
  await expect(dialog).toBeHidden();
}

/** Whether Sam was read after each time that something was written, before the next. */
async function readsBetween(simulator: Simulator, scene: Scene): Promise<boolean[]> {
  const asked = await simulator.requests(`/Participants/${scene.callSid("Sam")}.json`);
  const writes = asked.flatMap(({ method }, index) => (method === "POST" ? [index] : []));
  return writes.map((index) => asked[index + 1]?.method === "GET");
}
