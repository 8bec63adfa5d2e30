import { callbackUrl } from "@/app/_testing/network";
import { type Board, expect, screen, test, within } from "@/app/_testing/story";
import type { Scene, Simulator } from "@/e2e/simulator";

const sales = {
  friendlyName: "Sales call",
  participants: [
    { label: "Ana", to: "client:ana" },
    { label: "Maya", to: "+14155550117" },
    { label: "Sam", to: "client:sam", muted: true },
  ],
};

const toldSales = { ...sales, callbackUrl };

test("a supervisor coaches, switches to another participant and stops", async ({
  board,
  simulator,
}) => {
  const scene = await simulator.conference(sales);
  await board.open(scene);
  const coach = () => board.button("Coach with Sam");
  expect(coach()).toHaveAttribute("aria-pressed", "false");

  await choose(board, /^Ana/);
  await expect.poll(coach).toHaveAttribute("aria-pressed", "true");
  expect(board.inRow("Sam", "Whispers to Ana")).toBeVisible();
  expect(within(board.row("Sam")).queryByText("Muted")).toBeNull();
  expect(board.inRow("Ana", "Coached by Sam")).toBeVisible();

  await choose(board, /^Maya/);
  await expect.poll(() => board.inRow("Sam", "Whispers to Maya")).toBeVisible();
  expect(board.inRow("Maya", "Coached by Sam")).toBeVisible();
  expect(within(board.row("Ana")).queryByText(/Coached by Sam/)).toBeNull();

  const dialog = await ask(board);
  expect(within(dialog).getByRole("button", { name: /^Maya/ })).toHaveAttribute(
    "aria-current",
    "true",
  );
  await board.press("Stop coaching");
  await expect.poll(coach).toHaveAttribute("aria-pressed", "false");
  expect(within(board.row("Sam")).queryByText(/Whispers to/)).toBeNull();
  expect(board.inRow("Sam", "Muted")).toBeVisible();

  // The three decide together who is heard by whom, so they are never written apart.
  expect(await scene.updates("Sam")).toEqual([
    { Muted: "false", Coaching: "true", CallSidToCoach: scene.callSid("Ana") },
    { Muted: "false", Coaching: "true", CallSidToCoach: scene.callSid("Maya") },
    { Muted: "true", Coaching: "false" },
  ]);
  const asked = await simulator.requests(`/Participants/${scene.callSid("Sam")}.json`);
  const written = { method: "POST", status: 200 };
  const readBack = { method: "GET", status: 200 };
  expect(asked).toMatchObject([written, readBack, written, readBack, written, readBack]);
});

test("a participant on hold cannot be chosen", async ({ board, simulator }) => {
  const [ana, maya, sam] = sales.participants;
  const participants = [{ ...ana, hold: true }, { ...maya }, { ...sam }];
  const scene = await simulator.conference({ ...sales, participants });
  await board.open(scene);
  const dialog = within(await ask(board));
  expect(dialog.getByRole("button", { name: /^Ana/ })).toBeDisabled();
  expect(dialog.getByText("On hold: resume them first")).toBeVisible();
  expect(dialog.getByRole("button", { name: /^Maya/ })).toBeEnabled();
  expect(dialog.queryByRole("button", { name: /^Sam/ })).toBeNull();

  await board.press("Close");
  await board.press("Hold Ana");
  await expect.poll(() => board.inRow("Ana", "In call")).toBeVisible();
  await choose(board, /^Ana/);
  await expect.poll(() => board.inRow("Ana", "Coached by Sam")).toBeVisible();
  expect(await scene.updates("Sam")).toHaveLength(1);
});

test("a coach is heard by the coached participant alone, and by nobody afterwards", async ({
  board,
  simulator,
}) => {
  const scene = await simulator.conference(toldSales);
  await board.open(scene);
  expect(await scene.heardBy("Sam")).toEqual([]);

  await choose(board, /^Ana/);
  await expect.poll(() => board.inRow("Sam", "Whispers to Ana")).toBeVisible();
  expect(await scene.heardBy("Sam")).toEqual(["Ana"]);

  await choose(board, /^Maya/);
  await expect.poll(() => board.inRow("Sam", "Whispers to Maya")).toBeVisible();
  expect(await scene.heardBy("Sam")).toEqual(["Maya"]);

  await choose(board, "Stop coaching");
  await expect.poll(() => board.inRow("Sam", "Muted")).toBeVisible();
  expect(within(board.row("Sam")).queryByText(/Whispers to/)).toBeNull();
  expect(await scene.heardBy("Sam")).toEqual([]);

  const writes = [
    { Muted: "false", Coaching: "true", CallSidToCoach: scene.callSid("Ana") },
    { Muted: "false", Coaching: "true", CallSidToCoach: scene.callSid("Maya") },
    { Muted: "true", Coaching: "false" },
  ];
  expect(await scene.updates("Sam")).toEqual(writes);
  expect(await readsBetween(simulator, scene)).toEqual([true, true, true]);
});

test("a whisper that is refused opens no microphone", async ({ board, simulator }) => {
  const scene = await simulator.conference(toldSales);
  await board.open(scene);
  const path = `/Participants/${scene.callSid("Sam")}.json`;
  await simulator.fault({ method: "POST", path, kind: "500", count: 9 });
  await choose(board, /^Ana/);
  await expect.poll(() => board.alert("Sam")).toBeVisible();
  expect(board.inRow("Sam", "Muted")).toBeVisible();
  expect(within(board.row("Ana")).queryByText("Coached by Sam")).toBeNull();
  expect(await scene.heardBy("Sam")).toEqual([]);
});

test("a whisper whose answer is lost is shown as it is heard", async ({ board, simulator }) => {
  const scene = await simulator.conference(toldSales);
  await board.open(scene);
  const path = `/Participants/${scene.callSid("Sam")}.json`;
  await simulator.fault({ method: "POST", path, kind: "lost-answer" });
  await choose(board, /^Ana/);
  await expect.poll(() => board.inRow("Sam", "Whispers to Ana")).toBeVisible();
  expect(within(board.row("Sam")).queryByText("Muted")).toBeNull();
  expect(await scene.heardBy("Sam")).toEqual(["Ana"]);
});

async function ask(board: Board): Promise<HTMLElement> {
  await board.press("Coach with Sam");
  return screen.findByRole("dialog", { name: "Whom does Sam coach?" });
}

async function choose(board: Board, name: string | RegExp): Promise<void> {
  await ask(board);
  await board.press(name);
  await expect.poll(() => board.hasDialog("Whom does Sam coach?")).toBe(false);
}

/** Whether Sam was read after each time that something was written, before the next. */
async function readsBetween(simulator: Simulator, scene: Scene): Promise<boolean[]> {
  const asked = await simulator.requests(`/Participants/${scene.callSid("Sam")}.json`);
  const writes = asked.flatMap(({ method }, index) => (method === "POST" ? [index] : []));
  return writes.map((index) => asked[index + 1]?.method === "GET");
}
