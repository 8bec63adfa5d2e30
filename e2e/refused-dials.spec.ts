import { fillInEssentials } from "./form";
import type { Scene } from "./simulator";
import { expect, test } from "./story";

const support = { friendlyName: "Support", participants: [{ label: "Ana" }, { label: "Maya" }] };

test("a label that is in use is explained beside Label, and another one is dialled", async ({
  board,
  simulator,
}) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  const panel = await board.dialPanel();
  await fillInEssentials(panel, { label: "Maya" });
  await panel.getByRole("button", { name: "Dial" }).click();
  const label = panel.getByRole("textbox", { name: "Label" });
  await expect(label).toHaveAccessibleDescription(
    /Somebody in this conference already has this label\. Choose another\./,
  );
  await expect(panel.getByRole("textbox", { name: "To", exact: true })).toHaveValue("+15005550015");

  await label.fill("Maya (mobile)");
  await panel.getByRole("button", { name: "Dial" }).click();
  await expect(panel).toBeHidden();
  await expect(board.row("Maya (mobile)").getByText("Ringing")).toBeVisible();
  expect(await scene.dials()).toMatchObject([{ status: 400 }, { status: 201 }]);
});

test("a dial whose answer is lost is sent once, and settled when its label is seen", async ({
  page,
  board,
  simulator,
}) => {
  const scene = await simulator.conference(support);
  await simulator.fault({ method: "POST", path: listOf(scene), kind: "lost-answer" });
  await board.open(scene);
  const panel = await board.dialPanel();
  await fillInEssentials(panel, { label: "Noor" });
  await panel.getByRole("button", { name: "Dial" }).click();
  await expect(panel).toBeHidden();
  await expect(board.row("Noor").getByText("Ringing")).toBeVisible();
  await expect(page.getByRole("list", { name: "Dials" })).toBeHidden();
  expect(await scene.dials()).toHaveLength(1);
});

for (const kind of ["500", "reset", "html", "wrong-shape"] as const) {
  test(`a dial that meets ${kind} may have been done, and is not offered again`, async ({
    page,
    board,
    simulator,
  }) => {
    const scene = await simulator.conference(support);
    await simulator.fault({ method: "POST", path: listOf(scene), kind });
    await board.open(scene);
    const panel = await board.dialPanel();
    await fillInEssentials(panel, { label: "Noor" });
    await panel.getByRole("button", { name: "Dial" }).click();
    await expect(panel).toBeHidden();
    const dials = page.getByRole("list", { name: "Dials" });
    await expect(dials.getByRole("alert")).toContainText(
      "It may have been done all the same: look at the participants before you repeat it.",
    );
    await expect(dials.getByRole("button", { name: "Change and dial again" })).toBeHidden();
    await dials.getByRole("button", { name: "Dismiss this dial" }).click();
    await expect(dials).toBeHidden();
    expect(await scene.dials()).toHaveLength(1);

    await board.dialPanel();
    await fillInEssentials(panel, { label: "Noor" });
    await panel.getByRole("button", { name: "Dial" }).click();
    await expect(board.row("Noor").getByText("Ringing")).toBeVisible();
    expect(await scene.dials()).toHaveLength(2);
  });
}

test("a dial that meets too many requests is not repeated by itself", async ({
  board,
  simulator,
}) => {
  const scene = await simulator.conference(support);
  await simulator.fault({ method: "POST", path: listOf(scene), kind: "429" });
  await board.open(scene);
  const panel = await board.dialPanel();
  await fillInEssentials(panel, { label: "Noor" });
  await panel.getByRole("button", { name: "Dial" }).click();
  await expect(panel.getByRole("alert")).toContainText("Nothing was changed");
  expect(await scene.dials()).toHaveLength(1);

  await panel.getByRole("button", { name: "Dial" }).click();
  await expect(panel).toBeHidden();
  await expect(board.row("Noor").getByText("Ringing")).toBeVisible();
  expect(await scene.dials()).toHaveLength(2);
});

test("a dial refused after its panel was closed is put right and dialled again", async ({
  page,
  board,
  simulator,
}) => {
  const scene = await simulator.conference(support);
  await simulator.fault({ method: "POST", path: listOf(scene), kind: "slow", ms: 1500 });
  await board.open(scene);
  const panel = await board.dialPanel();
  await fillInEssentials(panel, { label: "Maya" });
  await panel.getByRole("button", { name: "Dial" }).click();
  await expect.poll(() => scene.dials()).toHaveLength(1);
  await panel.getByRole("button", { name: "Close" }).first().click();
  const dials = page.getByRole("list", { name: "Dials" });
  await expect(dials).toContainText("Asking Twilio to dial");
  await expect(dials.getByRole("alert")).toContainText("already has this label");

  await dials.getByRole("button", { name: "Change and dial again" }).click();
  const label = panel.getByRole("textbox", { name: "Label" });
  await expect(label).toHaveValue("Maya");
  await expect(label).toHaveAccessibleDescription(/Choose another\./);
  await label.fill("Noor");
  await panel.getByRole("button", { name: "Dial" }).click();
  await expect(board.row("Noor").getByText("Ringing")).toBeVisible();
  await expect(dials).toBeHidden();
  expect(await scene.dials()).toMatchObject([{ status: 400 }, { status: 201 }]);
});

const listOf = ({ sid }: Scene) => `/Conferences/${sid}/Participants.json`;
