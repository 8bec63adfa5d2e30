import { callbackUrl } from "@/app/_testing/network";
import { expect, screen, test, within } from "@/app/_testing/story";

const inbound = (from: string) => ({ from, direction: "inbound" as const });
const meeting = (from: string) => ({
  friendlyName: "Support",
  participants: [{ label: "Ana" }, inbound(from)],
  callbackUrl,
});

/** What a screen reader says by itself. */
const aloud = () => document.querySelector("p[aria-live=polite]")?.textContent;

/** The entries of the audit, newest first. */
const entries = () => screen.queryAllByRole("rowheader").map(({ textContent }) => textContent);

/** All that a page says, to the eye and to the ear. */
const all = () =>
  document.body.innerHTML.replaceAll(/href="[^"]*"/g, "").replaceAll(/data-[a-z-]+="[^"]*"/g, "");

const withheld = [
  "+266696687",
  "+7378742833",
  "+2562533",
  "anonymous",
  "sip:anonymous@anonymous.invalid",
];
const unknown = ["", "+8656696", "+86282452253", "unavailable"];

test("nobody without a number is shown by what a carrier sends instead", async ({
  board,
  page,
  simulator,
}) => {
  const scene = await simulator.conference({
    friendlyName: "Support",
    participants: [{ label: "Ana" }, ...[...withheld, ...unknown].map(inbound)],
    callbackUrl,
  });
  const names = [
    "Ana",
    ...withheld.map(() => "Withheld number"),
    ...unknown.map(() => "Unknown caller"),
  ];
  const shown = () => [...withheld, ...unknown].filter((from) => from && all().includes(from));
  await board.open(scene);
  await expect.poll(() => board.names()).toEqual(names);
  expect(shown()).toEqual([]);
  await page.goto(`${scene.path}/timeline`);
  const lanes = within(await screen.findByRole("list", { name: "Lanes" }));
  expect(lanes.getAllByText("Withheld number")).toHaveLength(withheld.length);
  expect(lanes.getAllByText("Unknown caller")).toHaveLength(unknown.length);
  expect(shown()).toEqual([]);
});

test.for([
  ["+266696687", "Withheld number"],
  ["sip:anonymous@anonymous.invalid", "Withheld number"],
  ["", "Unknown caller"],
])(
  "a caller known as %j has a name wherever they stand: %s",
  async ([from = "", name = ""], { board, page, simulator, user }) => {
    const scene = await simulator.conference(meeting(from));
    await board.open(scene);
    await expect.poll(() => board.names()).toEqual(["Ana", name]);
    for (const deed of ["Mute", "Hold", "Coach with", "Remove", "All options of"]) {
      expect(board.button(`${deed} ${name}`)).toBeVisible();
    }
    await board.press(`Mute ${name}`);
    await expect.poll(() => board.button(`Mute ${name}`)).toHaveAttribute("aria-pressed", "true");
    await board.press("Coach with Ana");
    await screen.findByRole("dialog", { name: "Whom does Ana coach?" });
    expect(board.button(name)).toBeVisible();
    await board.press("Close");
    if (from) expect(all()).not.toContain(from);

    await user.click(board.button(`Remove ${name}`));
    await expect.poll(() => board.hasButton(`Redial ${name}`)).toBe(true);
    await expect.poll(aloud).toMatch(new RegExp(`${name} was removed`));
    await board.press(`Redial ${name}`);
    const panel = within(await screen.findByRole("dialog", { name: /^Dial into/ }));
    expect(panel.getByRole("textbox", { name: "To" })).toHaveValue("");
    expect(panel.getByRole("combobox", { name: "From" })).toHaveValue("+14155550100");
    expect(await scene.dials()).toEqual([]);
    await board.press("Close");

    await page.goto(`${scene.path}/timeline`);
    const lanes = within(await screen.findByRole("list", { name: "Lanes" }));
    expect(lanes.getByText(name)).toBeVisible();
    if (from) expect(all()).not.toContain(from);

    await page.sitDown("admin");
    await page.goto(`/audit?conference=${scene.sid}`);
    await expect.poll(entries).toContainEqual(expect.stringContaining(`muted ${name} in`));
    if (from) expect(all()).not.toContain(from);
  },
);

test("a blank label is no name", async ({ board, simulator }) => {
  const scene = await simulator.conference({
    friendlyName: "Support",
    participants: [
      { label: " ", to: "+14155550117" },
      { label: "\u200B", to: "+14155550118" },
      { label: "\u2800", to: "+14155550119" },
      { label: "\u202E\u202C", ...inbound("+266696687") },
      { label: "\u3164", ...inbound("") },
    ],
    callbackUrl,
  });
  await board.open(scene);
  const names = [
    "+14155550117",
    "+14155550118",
    "+14155550119",
    "Withheld number",
    "Unknown caller",
  ];
  await expect.poll(() => board.names()).toEqual(names);
  for (const name of names) expect(board.button(`Mute ${name}`)).toBeVisible();
});
