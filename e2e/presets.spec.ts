import type { Locator } from "@playwright/test";
import { expectAccessible } from "./axe";
import { fillIn, fillInEssentials } from "./form";
import { uniqueName } from "./simulator";
import { expect, test } from "./story";

const support = { friendlyName: "Support", participants: [{ label: "Ana" }] };
const field = (panel: Locator, name: string) => panel.getByRole("textbox", { name, exact: true });

/** Opens the list of presets in the dial form. */
async function openPresets(panel: Locator): Promise<Locator> {
  await panel.getByRole("button", { name: "Presets" }).click();
  const list = panel.getByRole("region", { name: "Presets" });
  await expect(list).toBeVisible();
  return list;
}

test("a form is kept without its secrets, loaded, renamed, changed and removed", async ({
  board,
  simulator,
}) => {
  const name = uniqueName("Night shift");
  const scene = await simulator.conference(support);
  await board.open(scene);
  const panel = await board.dialPanel();
  await fillInEssentials(panel, { label: "Noor", to: "sip:noor@example.com" });
  await fillIn(panel, "createParticipant", "sipAuthUsername", "noor");
  await fillIn(panel, "createParticipant", "sipAuthPassword", "hush");
  let presets = await openPresets(panel);
  await presets.getByRole("textbox", { name: "Name of a new preset" }).fill(name);
  await presets.getByRole("textbox", { name: "Name of a new preset" }).press("Enter");
  const load = presets.getByRole("button", { name, exact: true });
  await expect(load).toBeVisible();
  expect(await scene.dials()).toEqual([]);

  await field(panel, "Label").fill("Somebody else");
  await load.click();
  await expect(panel.getByText(`“${name}” is filled in.`)).toBeVisible();
  await expect(field(panel, "Label")).toHaveValue("Noor");
  await expect(panel.getByText(/Secrets are never kept\..*SIP password/)).toBeVisible();
  await panel.getByRole("button", { name: "Undo" }).click();
  await expect(field(panel, "Label")).toHaveValue("Somebody else");
  await expect(panel.getByText(/Secrets are never kept/)).toBeHidden();

  presets = await openPresets(panel);
  await presets.getByRole("button", { name: `Save over ${name}` }).click();
  await presets.getByRole("button", { name: "Save over", exact: true }).click();
  await presets.getByRole("button", { name: `Rename ${name}` }).click();
  await presets.getByRole("textbox", { name: `New name of ${name}` }).fill(`${name} 2`);
  await presets.getByRole("button", { name: "Rename", exact: true }).click();
  await expect(presets.getByRole("button", { name: `${name} 2`, exact: true })).toBeVisible();
  await field(panel, "Label").fill("A third");
  await presets.getByRole("button", { name: `${name} 2`, exact: true }).click();
  await expect(field(panel, "Label")).toHaveValue("Somebody else");

  presets = await openPresets(panel);
  await presets.getByRole("button", { name: `Remove ${name} 2` }).click();
  await presets.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(presets.getByRole("button", { name: `${name} 2`, exact: true })).toBeHidden();
});

test("somebody is dialled once more with the options that they were dialled with", async ({
  board,
  simulator,
}) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  const panel = await board.dialPanel();
  await fillInEssentials(panel, { label: "Noor" });
  await fillIn(panel, "createParticipant", "timeout", 42);
  await panel.getByRole("button", { name: "Dial", exact: true }).click();
  await expect(board.row("Noor").getByText("Ringing")).toBeVisible();
  await simulator.farParty(await scene.callSidOf("Noor"), "busy");
  await expect(board.row("Noor").getByText("Busy")).toBeVisible();

  await board.button("Redial Noor").click();
  await expect(field(panel, "To")).toHaveValue("+15005550015");
  await expect(field(panel, "Label")).toHaveValue("Noor");
  await panel.getByRole("button", { name: "Dial", exact: true }).click();
  await expect(panel).toBeHidden();
  await expect(board.row("Noor").getByText("Ringing")).toBeVisible();
  const [first, second] = (await scene.dials()).map(({ form }) => form);
  expect(second).toEqual(first);
});

test("somebody who was not dialled from here is dialled by their numbers", async ({
  board,
  simulator,
}) => {
  const scene = await simulator.conference({
    friendlyName: "Support",
    participants: [{ label: "Ana" }, { label: "Sam", to: "client:sam", from: "+14155550100" }],
  });
  await board.open(scene);
  await simulator.farParty(scene.callSid("Sam"), "hang-up");
  await expect(board.row("Sam").getByText(/^Left/)).toBeVisible();
  await board.button("Redial Sam").click();
  const panel = board.dialog(/^Dial into/);
  await expect(field(panel, "To")).toHaveValue("client:sam");
  await panel.getByRole("button", { name: "Cancel" }).click();
  await expect(panel).toBeHidden();
  expect(await scene.dials()).toEqual([]);
});

test.describe("an admin", () => {
  test.use({ role: "admin" });

  test("keeps a form for everybody, with the keyboard alone, and axe finds nothing wrong", async ({
    page,
    board,
  }) => {
    const name = uniqueName("House rules");
    await page.goto("/");
    await board.button("New conference").click();
    const panel = board.dialog("New conference");
    await field(panel, "Label").fill("Noor");
    await panel.getByRole("button", { name: "Presets" }).focus();
    await page.keyboard.press("Enter");
    const presets = panel.getByRole("region", { name: "Presets" });
    const typed = presets.getByRole("textbox", { name: "Name of a new preset" });
    await typed.focus();
    await page.keyboard.type(name);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const row = presets.getByRole("listitem").filter({ hasText: name });
    await expect(row).toContainText("For everybody");
    await expectAccessible(page, "[role=dialog]");

    await row.getByRole("button", { name: `Remove ${name}` }).click();
    await expectAccessible(page, "[role=dialog]");
    await row.getByRole("button", { name: "Remove", exact: true }).click();
    await expect(row).toBeHidden();
  });
});
