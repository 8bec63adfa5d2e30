import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./axe";
import { expectNothingBeside } from "./sideways";
import { personOf } from "./signed-in";
import { expect, test } from "./story";

const support = { friendlyName: "Told", participants: [{ label: "Ana" }, { label: "Sam" }] };
const me = personOf("supervisor").name;

test("a timeline is kept as CSV and as JSON, after the conference as well", async ({
  page,
  board,
  simulator,
}) => {
  const formula = "=1+1";
  const scene = await simulator.conference({ ...support, participants: [{ label: formula }] });
  await board.open(scene);
  await board.button(`Mute ${formula}`).click();
  await expect(board.button(`Mute ${formula}`)).toHaveAttribute("aria-pressed", "true");
  await simulator.twilio("POST", `Conferences/${scene.sid}.json`, { Status: "completed" });
  await expect(page.getByText("ended by a command")).toBeVisible();
  await page.getByRole("link", { name: "Timeline" }).click();
  await expect(page.getByRole("slider", { name: "Moment" })).toBeVisible();
  await expect(page.getByText("still going on")).toBeHidden();

  const csv = await fileOf(page, "Export as CSV");
  expect(csv.name).toMatch(/^bridgeboard-timeline-CF[0-9a-f]{32}-\d{4}-\d\d-\d\d\.csv$/);
  const rows = csv.text.trimEnd().split("\r\n");
  expect(rows[0]).toBe("\uFEFFat,until,who,call_sid,what,by_whom,conference,conference_sid");
  expect(rows.find((row) => row.includes(",Muted,"))).toMatch(
    new RegExp(
      `^\\d{4}.*Z,\\d{4}.*Z,'=1\\+1,CA[0-9a-f]{32},Muted,${me},${scene.name},${scene.sid}$`,
    ),
  );
  expect(rows.at(-1)).toMatch(/,(Conference ended|Cut off),/);

  const json = JSON.parse((await fileOf(page, "Export as JSON")).text);
  expect(json).toMatchObject({
    conferenceSid: scene.sid,
    live: false,
    lanes: [{ name: formula, callSid: scene.callSid(formula), ended: { how: "cut-off" } }],
  });
  expect(json.marks).toContainEqual(expect.objectContaining({ what: "muted", by: me }));
});

test("zoom and the box's own scrolling leave the page as it is, on a phone too", async ({
  page,
  board,
  simulator,
}) => {
  // In what has only just begun there is nothing to come nearer to.
  const scene = await simulator.conference({ ...support, startedAgoSeconds: 600 });
  await board.open(scene);
  await page.goto(`${scene.path}/timeline`);
  await page.setViewportSize({ width: 390, height: 844 });
  const cursor = page.getByRole("slider", { name: "Moment" });
  await expect(cursor).toBeVisible();
  await expectNothingBeside(page.locator("html"));

  const box = page.getByRole("list", { name: "Lanes" }).locator("xpath=ancestor::div[2]");
  const width = () => box.evaluate((element) => element.scrollWidth);
  const fitting = await width();
  await cursor.focus();
  await page.keyboard.press("+");
  await expect.poll(width).toBeGreaterThan(fitting);
  const html = page.locator("html");
  expect(await html.evaluate((root) => root.scrollWidth - root.clientWidth)).toBe(0);
  await page.keyboard.press("-");
  await expect.poll(width).toBe(fitting);
  await box.hover();
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -100);
  await page.keyboard.up("Control");
  await expect.poll(width).toBeGreaterThan(fitting);
  await page.getByRole("button", { name: "Fit all" }).click();
  await expect.poll(width).toBe(fitting);
});

test("axe finds nothing wrong with a timeline", async ({ page, board, simulator }) => {
  const scene = await simulator.conference({
    friendlyName: "Everything",
    participants: [
      { label: "Ana" },
      { label: "Maya", hold: true },
      { label: "Sam", coaching: "Ana" },
      { label: "Lee", muted: true },
      { label: "Noor", status: "ringing" },
    ],
  });
  await board.open(scene);
  await page.goto(`${scene.path}/timeline`);
  await expect(page.getByRole("slider", { name: "Moment" })).toBeVisible();
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
