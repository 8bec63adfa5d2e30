import { fillIn } from "@/app/_testing/form";
import { expect, screen, test, wholeText, within } from "@/app/_testing/story";

const says = async (words: RegExp) =>
  expect(await screen.findByText(wholeText(words))).toBeVisible();

const support = { friendlyName: "Support", participants: [{ label: "Ana" }, { label: "Ben" }] };

test.describe("a viewer", () => {
  test.override({ role: "viewer" });

  test("sees who is there, and nothing to press", async ({ page, board, simulator }) => {
    const scene = await simulator.conference(support);
    await board.open(scene);
    expect(screen.getByText(/^You are a viewer:/)).toBeVisible();
    expect(board.inRow("Ana", "In call")).toBeVisible();
    for (const name of ["End conference", "Announce", "Dial in", "Mute Ana", "Remove Ana"]) {
      expect(board.hasButton(name)).toBe(false);
    }
    await page.goto("/");
    await screen.findByRole("link", { name: new RegExp(scene.name) });
    expect(board.hasButton("New conference")).toBe(false);
    expect(await scene.updates("Ana")).toEqual([]);
  });

  test("is kept out of the audit and of the people", async ({ page }) => {
    for (const path of ["/audit", "/people"]) {
      await page.goto(path);
      await expect.poll(() => location.pathname).toBe(path);
      expect(await screen.findByText(/^You are signed in as viewer/)).toBeVisible();
      expect(screen.queryByRole("table")).toBeNull();
    }
  });
});

test("a supervisor is not offered to end a conference, and is told who may", async ({
  board,
  simulator,
  user,
}) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  expect(board.button("Dial in")).toBeVisible();
  expect(board.hasButton("End conference")).toBe(false);
  await board.press("All options of Ana");
  const panel = within(await screen.findByRole("dialog", { name: "Options of Ana" }));
  expect(panel.getByText(/^Your role may not set/)).toHaveTextContent("conference");
  await user.keyboard("{Escape}");
  await expect.poll(() => board.hasDialog("Options of Ana")).toBe(false);
  await board.press("Mute Ana");
  await expect.poll(() => board.button("Mute Ana")).toHaveAttribute("aria-pressed", "true");
  expect(await scene.updates("Ana")).toEqual([{ Muted: "true" }]);
});

test("a sentence tells who hears the participant pointed at, and who would after a press", async ({
  board,
  simulator,
  user,
}) => {
  const scene = await simulator.conference({
    friendlyName: "Whisper",
    participants: [{ label: "Ana" }, { label: "Ben" }, { label: "Sam", coaching: "Ana" }],
  });
  await board.open(scene);
  await user.hover(within(board.row("Sam")).getByRole("rowheader"));
  await says(/Sam is heard by Ana only and hears everybody\./);
  board.button("Mute Ben").focus();
  await says(/Mute: Ben would be heard by nobody/);
  await user.hover(board.button("Hold Ana"));
  await says(/Hold: Ana would be on hold: heard by nobody/);
  await user.hover(board.button("Remove Ana"));
  await says(/Remove: Sam, who whispers to Ana, would have nobody to whisper to\./);
  await board.press("All options of Ben");
  const panel = await screen.findByRole("dialog", { name: "Options of Ben" });
  await fillIn(user, panel, "updateParticipant", "muted", true);
  await within(panel).findByText(wholeText(/Ben would be heard by nobody and hear Ana only\./));
  expect(await scene.updates("Ben")).toEqual([]);
  expect(await scene.updates("Ana")).toEqual([]);
});
