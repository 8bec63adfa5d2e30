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
