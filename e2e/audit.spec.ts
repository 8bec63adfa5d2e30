import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "./axe";
import { personOf } from "./signed-in";
import type { Scene } from "./simulator";
import { expect, test } from "./story";

test.use({ role: "admin" });

const support = { friendlyName: "Support", participants: [{ label: "Ana" }, { label: "Maya" }] };
const me = personOf("admin").name;

/** The audit of one story's own conference. */
async function openAudit(page: Page, scene: Scene, more = ""): Promise<void> {
  await page.goto(`/audit?conference=${scene.sid}${more}`);
  await expect(page.getByRole("table")).toBeVisible();
}

/** The entries, newest first, each in one line. */
const entries = (page: Page): Locator => page.locator("tbody").getByRole("rowheader");

test("rows stay where they are while new ones arrive", async ({ board, simulator, context }) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  await board.button("Mute Ana").click();
  await expect(board.button("Mute Ana")).toHaveAttribute("aria-pressed", "true");

  const other = await context.newPage();
  await openAudit(other, scene);
  await expect(entries(other)).toHaveCount(1);
  const before = await entries(other).first().boundingBox();
  await board.button("Mute Maya").click();
  const news = other.getByRole("button", { name: "1 new" });
  await expect(news).toBeVisible();
  expect(await entries(other).first().boundingBox()).toEqual(before);
  await news.click();
  await expect(entries(other)).toHaveText([
    `${me} muted Maya in ${scene.name}`,
    `${me} muted Ana in ${scene.name}`,
  ]);
  await expect(news).toBeHidden();
});

test("exactly what is filtered is exported, and a label that is a formula stays text", async ({
  page,
  board,
  simulator,
}) => {
  const formula = '=HYPERLINK("https://example.com","Ana")';
  const scene = await simulator.conference({
    friendlyName: "Support",
    participants: [{ label: formula }, { label: "Maya" }],
  });
  await board.open(scene);
  for (const name of [`Mute ${formula}`, "Hold Maya"]) {
    await board.button(name).click();
    await expect(board.button(name)).toHaveAttribute("aria-pressed", "true");
  }
  await openAudit(page, scene, "&kind=mute");

  const csv = await fileOf(page, "Export as CSV");
  expect(csv.name).toMatch(/^bridgeboard-audit-\d{4}-\d\d-\d\d\.csv$/);
  const rows = csv.text.trimEnd().split("\r\n");
  expect(rows).toHaveLength(2);
  expect(rows[1]).toContain(`"'=HYPERLINK(""https://example.com"",""Ana"")"`);

  const json = await fileOf(page, "Export as JSON");
  expect(JSON.parse(json.text)).toMatchObject([
    { deed: "mute", participantName: formula, conferenceSid: scene.sid, outcome: "done" },
  ]);
});

test("axe finds nothing wrong with the audit", async ({ page, board, simulator }) => {
  const scene = await simulator.conference(support);
  await simulator.fault({
    method: "POST",
    path: `/Participants/${scene.callSid("Maya")}`,
    kind: "500",
  });
  await board.open(scene);
  await board.button("Mute Maya").click();
  await expect(board.row("Maya").getByRole("alert")).toBeVisible();
  await board.button("Mute Ana").click();
  await expect(board.button("Mute Ana")).toHaveAttribute("aria-pressed", "true");
  await openAudit(page, scene);
  for (const opener of await page.getByRole("button", { name: /^Details of/ }).all()) {
    await opener.click();
  }
  await expectAccessible(page);
  await page.goto("/audit?kind=end&person=nobody");
  await expect(page.getByText("Nothing on record matches")).toBeVisible();
  await expectAccessible(page);
});

async function fileOf(page: Page, link: string): Promise<{ name: string; text: string }> {
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: link }).click();
  const download = await downloading;
  return {
    name: download.suggestedFilename(),
    text: await readFile(await download.path(), "utf8"),
  };
}
