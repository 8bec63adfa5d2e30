import { expectAccessible } from "./axe";
import { expectNothingBeside } from "./sideways";
import { expect, test } from "./story";

test.use({ role: "admin" });

test("the audit fits on a phone, and a row opens with a finger", async ({
  page,
  board,
  simulator,
}) => {
  const scene = await simulator.conference({
    friendlyName: "Support call about an order with a rather long name",
    participants: [{ label: "Ana Ruiz-Hernández de la Fuente (second-line agent)" }],
  });
  await board.open(scene);
  await page.getByRole("button", { name: /^Mute Ana/ }).tap();
  await expect(board.row("Ana")).toContainText("Muted by you");

  await page.goto(`/audit?conference=${scene.sid}`);
  await page.getByRole("button", { name: /^Details of/ }).tap();
  await expect(page.getByText("muted: true")).toBeVisible();
  await expectNothingBeside(page.locator("html"));
  await expectAccessible(page);
});
