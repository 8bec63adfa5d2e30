import type { Locator } from "@playwright/test";
import { fillInEssentials } from "./form";
import { expect, test } from "./story";

const support = { friendlyName: "Support", participants: [{ label: "Ana" }, { label: "Maya" }] };

/** Numbers with a fixed fate (the README lists them), and the words for it. */
const fates = [
  { number: "+15005550012", words: "Busy" },
  { number: "+15005550014", words: "Failed" },
];

test("a phone rings at once, is answered, and is in the call", async ({ board, simulator }) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  await dial(await board.dialPanel(), { to: "+15005550015", label: "Noor" });
  const row = board.row("Noor");
  await expect(row.getByText("Ringing")).toBeVisible();
  await expect(row.getByText("+15005550015")).toBeVisible();

  const callSid = await scene.callSidOf("Noor");
  await simulator.farParty(callSid, "answer");
  await expect(row.getByText("In call")).toBeVisible();
  await expect(board.button("Mute Noor")).toBeVisible();
  await simulator.farParty(callSid, "hang-up");
  await expect(row.getByText(/^Left/)).toBeVisible();
  const [sent] = await scene.dials();
  expect(Object.fromEntries(sent?.form ?? [])).toEqual({
    To: "+15005550015",
    From: "+14155550100",
    Label: "Noor",
  });
});

test("a ringing phone is cancelled", async ({ board, simulator }) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  await dial(await board.dialPanel(), { to: "+15005550015", label: "Noor" });
  const callSid = await scene.callSidOf("Noor");
  await board.button("Cancel the call to Noor").click();
  await expect(board.row("Noor").getByText("Canceled")).toBeVisible();
  const removals = await simulator.requests(`/Participants/${callSid}.json`, "DELETE");
  expect(removals).toMatchObject([{ status: 204 }]);
});

for (const { number, words } of fates) {
  test(`a dial that ends “${words}” stays to be seen until it is dismissed`, async ({
    page,
    board,
    simulator,
  }) => {
    const scene = await simulator.conference(support);
    await board.open(scene);
    await dial(await board.dialPanel(), { to: number, label: "Noor" });
    await expect(board.row("Noor").getByText(words)).toBeVisible();
    await page.reload();
    await expect(board.row("Noor").getByText(words)).toBeVisible();

    await board.button("Dismiss Noor").click();
    await expect(board.row("Noor")).toBeHidden();
    await page.reload();
    await expect(board.row("Ana")).toBeVisible();
    await expect(board.row("Noor")).toBeHidden();
    expect(await scene.dials()).toHaveLength(1);
  });
}

test("a call that nobody takes stays as unanswered", async ({ page, board, simulator }) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  await dial(await board.dialPanel(), { to: "+15005550015", label: "Noor" });
  await expect(board.row("Noor").getByText("Ringing")).toBeVisible();
  await simulator.farParty(await scene.callSidOf("Noor"), "no-answer");
  await expect(board.row("Noor").getByText("No answer")).toBeVisible();
  await page.reload();
  await expect(board.row("Noor").getByText("No answer")).toBeVisible();
  expect(await scene.dials()).toHaveLength(1);
});

for (const to of ["client:ana?ticket=42", "sip:ana@example.com", `app:AP${"0a".repeat(16)}`]) {
  test(`${to.split(":")[0]}: can be dialled`, async ({ board, simulator }) => {
    const scene = await simulator.conference(support);
    await board.open(scene);
    await dial(await board.dialPanel(), { to, from: "client:desk", label: "Noor" });
    await expect(board.row("Noor")).toBeVisible();
    const dials = await scene.dials();
    expect(dials.map(({ form }) => Object.fromEntries(form))).toEqual([
      { To: to, From: "client:desk", Label: "Noor" },
    ]);
  });
}

async function dial(
  panel: Locator,
  essentials: { to: string; from?: string; label: string },
): Promise<void> {
  await fillInEssentials(panel, essentials);
  await panel.getByRole("button", { name: "Dial" }).click();
  await expect(panel).toBeHidden();
}
