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

test("a name with what nobody sees in it is not dialled, and stays as it was typed", async ({
  page,
  board,
  simulator,
  user,
}) => {
  await page.goto("/");
  await board.press("New conference");
  const panel = await screen.findByRole("dialog", { name: "New conference" });
  const name = () => within(panel).getByLabelText(/^Conference name/);
  const label = () => within(panel).getByRole("textbox", { name: "Label" });
  const typed = [
    ["Sup\u202Eport", "right-to-left override (U+202E)"],
    ["Sup\u001Bport", "escape character (U+001B)"],
    ["Sup\0port", "null character (U+0000)"],
    ["Sup\u200Fport", "right-to-left mark (U+200F)"],
    ["Sup\u2066port", "left-to-right isolate (U+2066)"],
  ] as const;
  for (const [text, called] of typed) {
    await fill(user, name(), text);
    await fillInEssentials(user, panel, { label: text });
    await user.click(within(panel).getByRole("button", { name: "Dial" }));
    for (const field of [name, label]) {
      await expect
        .poll(field)
        .toHaveAccessibleDescription(expect.stringContaining(`${called} after “Sup”`));
      expect(field()).toHaveValue(text);
    }
  }
  const dials = await simulator.requests("Participants.json", "POST");
  const labels = dials.map(({ form }) => Object.fromEntries(form)["Label"]);
  expect(labels.filter((sent) => sent?.startsWith("Sup"))).toEqual([]);
});
