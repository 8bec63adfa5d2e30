import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./axe";
import { fillInEssentials } from "./form";
import { expectNothingBeside } from "./sideways";
import { personOf } from "./signed-in";
import type { Scene, Simulator } from "./simulator";
import { type Board, expect, test } from "./story";

const support = { friendlyName: "Told", participants: [{ label: "Ana" }, { label: "Sam" }] };
const me = personOf("supervisor").name;

test("a conference that was lived through is told by its timeline", async ({
  page,
  board,
  simulator,
}) => {
  test.slow();
  const scene = await simulator.conference(support);
  await liveThrough(board, scene, simulator);
  await page.getByRole("link", { name: "Timeline" }).click();
  await expect(page).toHaveURL(`${scene.path}/timeline`);
  await expect(page.getByRole("heading", { name: `Timeline of ${scene.name}` })).toBeVisible();

  // What lasted, on its lane, with how it began and ended.
  const lanes = page.getByRole("list", { name: "Lanes" });
  const lane = (name: string) => lanes.getByRole("listitem").filter({ hasText: name }).first();
  const time = String.raw`\d\d:\d\d:\d\d`;
  const lasted = (what: string) => new RegExp(`^${what}, ${time} to ${time}$`);
  const since = (what: string) => new RegExp(`^${what}, since ${time}$`);
  await expect(lane("Noor").getByRole("img", { name: lasted("Ringing") })).toHaveCount(1);
  await expect(lane("Noor").getByRole("img", { name: lasted("In call") })).toHaveCount(1);
  await expect(lane("Noor").getByRole("img", { name: /^Left, / })).toHaveCount(1);
  await expect(lane("Ana").getByRole("img", { name: lasted("Muted") })).toHaveCount(1);
  await expect(lane("Ana").getByRole("img", { name: lasted("On hold") })).toHaveCount(1);
  await expect(lane("Sam").getByRole("img", { name: since("Coaching Ana") })).toHaveCount(1);
  // And what was done, with the name of whoever did it.
  const done = (what: string) => new RegExp(`^${what} by ${me}, ${time}$`);
  await expect(lane("Noor").getByRole("img", { name: done("Dialled") })).toHaveCount(1);
  for (const what of ["Muted", "Unmuted", "Put on hold", "Taken off hold"]) {
    await expect(lane("Ana").getByRole("img", { name: done(what) })).toHaveCount(1);
  }

  // The cursor, by keyboard: from one thing that happened to the next, and what it was like then.
  const cursor = page.getByRole("slider", { name: "Moment" });
  const then = page.getByRole("region", { name: "At this moment" });
  const words = then.getByRole("status");
  await cursor.focus();
  await cursor.press("Home");
  const seen: string[] = [];
  for (const what of [
    "Noor: Joined",
    `Ana: Muted by ${me}`,
    `Ana: Put on hold by ${me}`,
    `Sam: Coaches Ana by ${me}`,
    "Noor: Left",
  ]) {
    await expect
      .poll(async () => {
        const text = await words.innerText();
        if (!text.includes(what)) await cursor.press("ArrowRight");
        return text;
      })
      .toContain(what);
    seen.push(await words.innerText());
    await expect(cursor).toHaveAttribute("aria-valuetext", new RegExp(`${time}, .*${what}`));
  }
  const [joined = "", muted = "", held = "", coaches = "", left = ""] = seen;
  expect(joined).toContain("3 there: Ana, Sam and Noor. Everybody hears everybody.");
  expect(muted).toContain("Ana is heard by nobody and hears everybody.");
  expect(held).toContain("Ana is on hold: heard by nobody, with music in the ear.");
  expect(coaches).toContain("Sam is heard by Ana only and hears everybody.");
  expect(left).toContain("2 there: Ana and Sam.");
  await cursor.press("End");
  await expect(words).toContainText("2 there: Ana and Sam.");

  // The same as a table, and a press on a time leads there.
  const table = page.getByRole("table", { name: "Everything that happened" });
  const row = table.getByRole("row").filter({ hasText: "Put on hold" });
  await expect(row.getByRole("rowheader")).toHaveText("Ana");
  await expect(row.getByText(me)).toBeVisible();
  await row.getByRole("button").click();
  await expect(words).toContainText(`Ana: Put on hold by ${me}`);
  const whens = await table.locator("tbody time").evaluateAll(times);
  expect(whens).toEqual(whens.toSorted());
  await table.getByRole("button", { name: "When" }).click();
  expect(await table.locator("tbody time").evaluateAll(times)).toEqual(whens.toReversed());
});

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

test("what goes on is told by itself, while one looks", async ({ page, board, simulator }) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  await page.goto(`${scene.path}/timeline`);
  const muted = page.getByRole("img", { name: /^Muted, since/ });
  await expect(page.getByRole("slider", { name: "Moment" })).toBeVisible();
  await expect(muted).toHaveCount(0);
  const path = `Conferences/${scene.sid}/Participants/${scene.callSid("Ana")}.json`;
  await simulator.twilio("POST", path, { Muted: "true" });
  await expect(muted).toHaveCount(1);
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

test.describe("a conference that nobody knows", () => {
  test.use({ expectedError: /404/ });

  test("has no timeline, and the page says so", async ({ page }) => {
    await page.goto(`/conferences/CF${"0".repeat(32)}/timeline`);
    await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  });
});

/** Dial, answer, mute, hold, coach, leave. */
async function liveThrough(board: Board, scene: Scene, simulator: Simulator): Promise<void> {
  await board.open(scene);
  const panel = await board.dialPanel();
  await fillInEssentials(panel, { label: "Noor" });
  await panel.getByRole("button", { name: "Dial" }).click();
  await expect(board.row("Noor").getByText(/^Ringing/)).toBeVisible();
  const noor = await scene.callSidOf("Noor");
  await simulator.farParty(noor, "answer");
  await expect(board.row("Noor").getByText("In call")).toBeVisible();
  for (const name of ["Mute Ana", "Hold Ana"]) {
    for (const pressed of ["true", "false"]) {
      await board.button(name).click();
      await expect(board.button(name)).toHaveAttribute("aria-pressed", pressed);
    }
  }
  await board.button("Coach with Sam").click();
  const dialog = board.dialog("Whom does Sam coach?");
  await dialog.getByRole("button", { name: /^Ana/ }).click();
  await expect(board.button("Coach with Sam")).toHaveAttribute("aria-pressed", "true");
  await simulator.farParty(noor, "hang-up");
  await expect(board.row("Noor").getByText(/^Left/)).toBeVisible();
}

const times = (elements: Element[]) => elements.map((one) => one.getAttribute("datetime") ?? "");

async function fileOf(page: Page, link: string): Promise<{ name: string; text: string }> {
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: link }).click();
  const download = await downloading;
  return {
    name: download.suggestedFilename(),
    text: await readFile(await download.path(), "utf8"),
  };
}
