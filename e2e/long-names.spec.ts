import type { Page } from "@playwright/test";
import * as fc from "fast-check";
import { expect, test } from "./story";

test.use({ role: "admin" });

const LIMIT = 128;
const WIDTHS = [390, 768, 1280, 1920];

/** Texts as long as Twilio takes them, with nowhere to break, in scripts that are drawn in their own ways. */
const texts: Record<string, string> = {
  "one word": "W".repeat(LIMIT),
  underscores: "conference_for_".repeat(9).slice(0, LIMIT),
  "wide signs": "﷽".repeat(LIMIT),
  Chinese: "会".repeat(LIMIT),
  Arabic: "م".repeat(LIMIT),
  "stacked accents": "e\u0301\u0302\u0303".repeat(LIMIT / 4),
  "emoji that are one": "👩‍👩‍👧‍👦".repeat(11),
  "hard spaces": "a\u00A0".repeat(LIMIT / 2),
};

/** Any other text: the same seed makes the same ones. */
const seed = Number(process.env["NAMES_SEED"] ?? Math.floor(Math.random() * 2 ** 31));
const others = fc
  .sample(fc.string({ unit: "grapheme", minLength: 1, maxLength: LIMIT }), { seed, numRuns: 12 })
  .map((text) => Array.from(text).slice(0, LIMIT).join("").trim())
  .filter((text, index, all) => text !== "" && all.indexOf(text) === index);

/** What a page or a dialog would have to be scrolled sideways for; nothing if all of it fits. */
async function overflowOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth: width } = document.documentElement;
    const controls = document.querySelectorAll("button, a, input, select, [role=dialog]");
    const parts = document.querySelectorAll("[role=dialog] *, [role=alertdialog] *");
    const out = [
      ...[...controls].filter((one) => one.getBoundingClientRect().right > width + 1),
      ...[...parts].filter(
        (one) =>
          one.scrollWidth > one.clientWidth && /auto|scroll/.test(getComputedStyle(one).overflowX),
      ),
    ];
    const whole = scrollWidth > width ? [`The page is ${scrollWidth} px wide`] : [];
    return [...whole, ...out.map(({ tagName, className }) => `${tagName} ${className}`)];
  });
}

async function expectToFit(page: Page, what: string): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    expect(await overflowOf(page), `${what} at ${width} px (NAMES_SEED=${seed})`).toEqual([]);
  }
}

test("no name pushes anything off a page, however long it is", async ({
  page,
  board,
  simulator,
}) => {
  test.slow();
  const labels = Object.values(texts);
  const name = `${Math.random().toString(36).slice(2, 10)}${"M".repeat(LIMIT)}`.slice(0, LIMIT);
  const scene = await simulator.conferenceNamed(name, {
    participants: [
      ...labels.map((label) => ({ label, endConferenceOnExit: true })),
      ...others.map((label) => ({ label })),
      { label: "Sam".padEnd(LIMIT, "m"), coaching: labels[0] ?? "" },
      { to: `sip:${"s".repeat(200)}@example.com` },
      { to: `client:${"c".repeat(110)}` },
    ],
  });
  await board.open(scene);
  await page.getByRole("button", { name: `Mute ${labels[0]}`, exact: true }).click();
  const row = board.row(labels[0] ?? "");
  await expect(row.getByText("Muted", { exact: true })).toBeVisible();
  for (const label of labels) {
    await expect(page.getByRole("button", { name: `Mute ${label}`, exact: true })).toBeAttached();
  }
  await expectToFit(page, "The room");
  for (const dialog of [
    `Coach with ${labels[0]}`,
    `Remove ${labels[0]}`,
    `All options of ${labels[0]}`,
    "End conference",
    "Announce",
    "Dial in",
  ]) {
    await page.getByRole("button", { name: dialog, exact: true }).click();
    await expect(page.getByRole("dialog").or(page.getByRole("alertdialog"))).toBeVisible();
    await expectToFit(page, dialog.slice(0, 20));
    await page.keyboard.press("Escape");
  }
  await page.goto(`/?friendlyName=${name}`);
  await expect(page.getByRole("link", { name })).toBeVisible();
  await expectToFit(page, "The list");
  await page.goto(`${scene.path}/timeline`);
  await expect(page.getByRole("slider")).toBeVisible();
  await expectToFit(page, "The timeline");
  await page.goto(`/audit?conference=${scene.sid}`);
  await expect(page.getByRole("rowheader", { name: /muted/ }).first()).toBeVisible();
  await expectToFit(page, "The audit");
});
