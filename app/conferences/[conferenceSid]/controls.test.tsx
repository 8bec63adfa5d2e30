import { vi } from "vitest";
import { fill } from "@/app/_testing/form";
import { expect, screen, test, within } from "@/app/_testing/story";

const support = {
  friendlyName: "Support call",
  participants: [
    { label: "Ana", to: "client:ana" },
    { label: "Maya", to: "+14155550117" },
    { label: "Sam", to: "client:sam", muted: true },
  ],
};

test("a supervisor mutes and unmutes somebody", async ({ board, simulator, user }) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  const mute = () => board.button("Mute Maya");
  expect(mute()).toHaveAttribute("aria-pressed", "false");

  await user.click(mute());
  await expect.poll(mute).toHaveAttribute("aria-pressed", "true");
  expect(within(board.row("Maya")).getByText("Muted")).toBeVisible();

  await expect.poll(mute).not.toHaveAttribute("aria-disabled");
  await user.click(mute());
  await expect.poll(mute).toHaveAttribute("aria-pressed", "false");
  expect(within(board.row("Maya")).queryByText("Muted")).toBeNull();
  await expect.poll(() => scene.updates("Maya")).toEqual([{ Muted: "true" }, { Muted: "false" }]);
});

test("a supervisor holds and resumes somebody", async ({ board, simulator, user }) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  const hold = () => board.button("Hold Maya");
  expect(hold()).toHaveAttribute("aria-pressed", "false");

  await user.click(hold());
  await expect.poll(hold).toHaveAttribute("aria-pressed", "true");
  expect(within(board.row("Maya")).getByText("On hold")).toBeVisible();
  expect(within(board.row("Maya")).getByText("Held")).toBeVisible();

  await expect.poll(hold).not.toHaveAttribute("aria-disabled");
  await user.click(hold());
  await expect.poll(hold).toHaveAttribute("aria-pressed", "false");
  expect(within(board.row("Maya")).getByText("In call")).toBeVisible();
  await expect.poll(() => scene.updates("Maya")).toEqual([{ Hold: "true" }, { Hold: "false" }]);
});

test("somebody is put on hold with music of one's own, in one request", async ({
  board,
  simulator,
  user,
}) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  await user.click(board.button("All options of Maya"));
  const panel = within(await screen.findByRole("dialog", { name: "Options of Maya" }));
  await user.selectOptions(panel.getByRole("combobox", { name: "Hold" }), "Yes");
  await fill(
    user,
    panel.getByRole("textbox", { name: "Hold URL" }),
    "https://example.com/harp.mp3",
  );
  await user.selectOptions(panel.getByRole("combobox", { name: "Hold method" }), "POST");
  await user.click(panel.getByRole("button", { name: "Change 3 options" }));
  await expect.poll(() => within(board.row("Maya")).getByText("On hold")).toBeVisible();
  expect(await scene.updates("Maya")).toEqual([
    { Hold: "true", HoldUrl: "https://example.com/harp.mp3", HoldMethod: "POST" },
  ]);
});

test("a press shows that it is under way, on its own row only", async ({
  board,
  simulator,
  user,
}) => {
  const scene = await simulator.conference(support);
  const path = `/Participants/${scene.callSid("Maya")}.json`;
  await simulator.fault({ method: "POST", path, kind: "slow", ms: 300 });
  await board.open(scene);

  await user.click(board.button("Mute Maya"));
  await expect.poll(() => board.button("Mute Maya")).toHaveAttribute("aria-busy", "true");
  expect(board.button("Mute Maya")).toHaveAttribute("aria-disabled", "true");
  expect(board.button("Hold Maya")).toBeEnabled();
  expect(board.button("Mute Ana")).toBeEnabled();
  await expect.poll(() => board.button("Mute Maya")).not.toHaveAttribute("aria-disabled");
  await expect.poll(() => board.button("Mute Maya")).toHaveAttribute("aria-pressed", "true");
  expect(await scene.updates("Maya")).toEqual([{ Muted: "true" }]);
});

test("the live stream brings the outcome of a press, so that nobody asks for it", async ({
  board,
  simulator,
  user,
}) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  expect(await screen.findByText("Connection: Live")).toBeInTheDocument();
  const fetched = vi.spyOn(globalThis, "fetch");
  await user.click(board.button("Mute Ana"));
  await expect.poll(() => board.button("Mute Ana")).toHaveAttribute("aria-pressed", "true");
  const asked = fetched.mock.calls.flat();
  fetched.mockRestore();
  expect(asked).not.toContainEqual(expect.stringContaining("/api/receipts"));
});

test("a participant is filtered, searched for, and found again after a reload", async ({
  page,
  board,
  simulator,
  user,
}) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  await user.selectOptions(screen.getByRole("combobox", { name: "Muted" }), "Muted: no");
  await screen.findByText("2 of 3 shown");
  expect(location.pathname + location.search).toBe(`${scene.path}?muted=false`);
  const search = screen.getByRole("searchbox", { name: "Search participants" });
  await user.type(search, "5550117");
  await expect.poll(() => board.names()).toEqual(["Maya"]);

  await page.reload();
  await expect.poll(() => board.names()).toEqual(["Ana", "Maya"]);
  await user.selectOptions(screen.getByRole("combobox", { name: "Coaching" }), "Coaching: yes");
  await screen.findByText("Nobody matches");
  await user.click(board.button("Clear search and filters"));
  await expect.poll(() => board.names()).toEqual(["Ana", "Maya", "Sam"]);
  await user.click(board.button("Mute Maya"));
  await expect.poll(() => scene.updates("Maya")).toEqual([{ Muted: "true" }]);
});

const SIZE = 250;

/** Names that sort in another order than people joined. */
const listeners = Array.from({ length: SIZE }, (_, index) => ({
  label: `Listener ${(index * 7) % SIZE}`,
  muted: index % 5 !== 0,
  joinedAgoSeconds: (SIZE - index) * 10,
}));

test("a town hall of 250 stays in order, and can be searched and filtered", async ({
  board,
  simulator,
  user,
}) => {
  const scene = await simulator.conference({ friendlyName: "All hands", participants: listeners });
  await board.open(scene);
  const inOrder = listeners.map(({ label }) => label);
  expect(await screen.findByText(`${SIZE} shown`)).toBeVisible();
  expect(board.names()).toEqual(inOrder);

  const search = screen.getByRole("searchbox", { name: "Search participants" });
  await fill(user, search, "Listener 117");
  expect(await screen.findByText(`1 of ${SIZE} shown`)).toBeVisible();
  await board.press("Mute Listener 117");
  await fill(user, search, "");
  await user.selectOptions(screen.getByRole("combobox", { name: "Muted" }), "Muted: no");
  expect(await screen.findByText(new RegExp(`of ${SIZE} shown`))).toBeVisible();
  // The participant who was just unmuted is among them, at the place where they joined.
  const unmuted = listeners.filter(({ label, muted }) => !muted || label === "Listener 117");
  // To draw 250 rows anew takes seconds where the machine has other things to do.
  const patience = { timeout: 30_000 };
  await expect.poll(() => board.names(), patience).toEqual(unmuted.map(({ label }) => label));
  expect(await scene.updates("Listener 117")).toEqual([{ Muted: "false" }]);
});

const townHall = {
  friendlyName: "All hands",
  participants: [{ label: "Ana" }, { label: "Maya" }, { label: "Sam" }],
};

test.describe("an admin", () => {
  test.override({ role: "admin" });

  test("is asked before a conference ends, and told how many people it cuts off", async ({
    board,
    simulator,
  }) => {
    const scene = await simulator.conference(townHall);
    await board.open(scene);
    const title = `End ${scene.name}?`;
    await board.press("End conference");
    await expect.poll(() => board.dialog(title)).toHaveTextContent("This cuts off 3 people.");

    await board.press("Keep it going");
    await expect.poll(() => board.hasDialog(title)).toBe(false);
    expect(await scene.conferenceUpdates()).toEqual([]);

    await board.press("End conference");
    await board.press("End for everybody");
    await expect.poll(() => screen.getByText(/ended by Alex Adeyemi/)).toBeVisible();
    expect(board.hasButton("End conference")).toBe(false);
    await expect.poll(() => board.inRow("Ana", /^Cut off/)).toBeVisible();
    expect(await scene.conferenceUpdates()).toEqual([{ Status: "completed" }]);
  });

  test("plays an announcement to everybody, by the method that was chosen", async ({
    board,
    simulator,
    user,
  }) => {
    const scene = await simulator.conference(townHall);
    await board.open(scene);
    const title = `Announce to ${scene.name}`;
    await board.press("Announce");
    const dialog = await screen.findByRole("dialog", { name: title });
    const form = within(dialog);
    const url = () => form.getByRole("textbox", { name: "Announce URL" });
    expect(dialog).toHaveTextContent("3 people hear it");
    await fill(user, url(), "hello.mp3");
    await user.click(form.getByRole("button", { name: "Announce" }));
    await expect
      .poll(() => dialog)
      .toHaveTextContent("Write a whole URL that starts with https:// or http://.");
    expect(await scene.conferenceUpdates()).toEqual([]);

    await fill(user, url(), "https://example.com/hello.mp3");
    await user.selectOptions(form.getByRole("combobox", { name: "Announce method" }), "GET");
    await user.click(form.getByRole("button", { name: "Announce" }));
    await expect.poll(() => board.hasDialog(title)).toBe(false);
    await expect.poll(() => screen.getByText(`Announcing to ${scene.name}.`)).toBeVisible();
    expect(await scene.conferenceUpdates()).toEqual([
      { AnnounceUrl: "https://example.com/hello.mp3", AnnounceMethod: "GET" },
    ]);
  });

  test("can repeat an announcement that Twilio refused", async ({ board, simulator, user }) => {
    const scene = await simulator.conference({ ...townHall, status: "init" });
    await board.open(scene);
    await board.press("Announce");
    const title = `Announce to ${scene.name}`;
    const form = within(await screen.findByRole("dialog", { name: title }));
    const url = () => form.getByRole("textbox", { name: "Announce URL" });
    await fill(user, url(), "https://example.com/hello.mp3");
    await user.click(form.getByRole("button", { name: "Announce" }));

    expect(await form.findByRole("alert")).toHaveTextContent("The conference is not active");
    expect(form.getByRole("link", { name: "Twilio error 16001" })).toBeVisible();
    expect(url()).toHaveValue("https://example.com/hello.mp3");
    expect(await scene.conferenceUpdates()).toHaveLength(1);
  });
});
