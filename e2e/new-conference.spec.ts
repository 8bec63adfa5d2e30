import { fillInEssentials } from "./form";
import { uniqueName } from "./simulator";
import { expect, test } from "./story";

test("a new conference begins with the first one dialled, and is shown", async ({
  page,
  board,
  simulator,
}) => {
  const name = uniqueName("Résumé 50% #1");
  await page.goto("/");
  await board.button("New conference").click();
  const panel = board.dialog("New conference");
  await panel.getByLabel("Conference name").fill(name);
  await fillInEssentials(panel, { label: "Maya" });
  await panel.getByRole("button", { name: "Dial" }).click();

  await expect(page).toHaveURL(/\/conferences\/CF[0-9a-f]{32}$/);
  await expect(page.getByRole("heading", { name })).toBeVisible();
  await expect(board.row("Maya").getByText("Ringing")).toBeVisible();
  const dials = await simulator.requests(`${encodeURIComponent(name)}/Participants.json`, "POST");
  expect(dials.map(({ form }) => Object.fromEntries(form))).toEqual([
    { To: "+15005550015", From: "+14155550100", Label: "Maya" },
  ]);
});

test("a conference without a name is not dialled", async ({ page, board, simulator }) => {
  const label = uniqueName("Maya");
  await page.goto("/");
  await board.button("New conference").click();
  const panel = board.dialog("New conference");
  await fillInEssentials(panel, { label });
  await panel.getByRole("button", { name: "Dial" }).click();

  await expect(panel.getByText("Give the conference a name.")).toBeVisible();
  await expect(panel.getByLabel("Label")).toHaveValue(label);
  const dials = await simulator.requests("Participants.json", "POST");
  expect(dials.filter(({ form }) => form.some(([, value]) => value === label))).toEqual([]);
});
