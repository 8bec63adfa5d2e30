import { asTyped, fill, fillInEssentials } from "@/app/_testing/form";
import { expect, screen, test, within } from "@/app/_testing/story";
import { uniqueName } from "@/e2e/simulator";

test("a new conference begins with the first participant dialled, and is shown", async ({
  page,
  board,
  simulator,
  user,
}) => {
  const name = uniqueName("Résumé 50% #1");
  await page.goto("/");
  await board.press("New conference");
  const panel = await screen.findByRole("dialog", { name: "New conference" });
  await fill(user, within(panel).getByLabelText(/^Conference name/), name);
  await fillInEssentials(user, panel, { label: "Maya" });
  await user.click(within(panel).getByRole("button", { name: "Dial" }));

  await expect.poll(() => location.href).toMatch(/\/conferences\/CF[0-9a-f]{32}$/);
  expect(await screen.findByRole("heading", { name })).toBeVisible();
  await expect.poll(() => board.inRow("Maya", /^Ringing/)).toBeVisible();
  const dials = await simulator.requests(`${encodeURIComponent(name)}/Participants.json`, "POST");
  expect(dials.map(({ form }) => Object.fromEntries(asTyped(form)))).toEqual([
    { To: "+15005550015", From: "+14155550100", Label: "Maya" },
  ]);
});

test("a conference without a name is not dialled", async ({ page, board, simulator, user }) => {
  const label = uniqueName("Maya");
  await page.goto("/");
  await board.press("New conference");
  const panel = await screen.findByRole("dialog", { name: "New conference" });
  await fillInEssentials(user, panel, { label });
  await user.click(within(panel).getByRole("button", { name: "Dial" }));

  expect(await within(panel).findByText("Give the conference a name.")).toBeVisible();
  expect(within(panel).getByRole("textbox", { name: "Label" })).toHaveValue(label);
  const dials = await simulator.requests("Participants.json", "POST");
  expect(dials.filter(({ form }) => form.some(([, value]) => value === label))).toEqual([]);
});
