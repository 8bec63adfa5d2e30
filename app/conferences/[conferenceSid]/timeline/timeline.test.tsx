import { fillInEssentials } from "@/app/_testing/form";
import { callbackUrl } from "@/app/_testing/network";
import { type Board, expect, screen, test, within } from "@/app/_testing/story";
import { personOf } from "@/e2e/signed-in";
import type { Scene, Simulator } from "@/e2e/simulator";

const support = {
  friendlyName: "Told",
  participants: [{ label: "Ana" }, { label: "Sam" }],
  callbackUrl,
};
const me = personOf("supervisor").name;
const time = String.raw`\d\d:\d\d:\d\d`;

/** The pictures of a name in the lane of a participant. */
const drawn = (who: string, name: RegExp) => {
  const lanes = within(screen.getByRole("list", { name: "Lanes" })).getAllByRole("listitem");
  const lane = lanes.find(({ textContent }) => textContent.includes(who));
  return lane ? within(lane).queryAllByRole("img", { name }) : [];
};
const lasted = (what: string) => new RegExp(`^${what}, ${time} to ${time}$`);
const since = (what: string) => new RegExp(`^${what}, since ${time}$`);
const done = (what: string) => new RegExp(`^${what} by ${me}, ${time}$`);

const moment = () => within(screen.getByRole("region", { name: "At this moment" }));
const words = () => moment().getByRole("status").textContent;

test("a timeline tells what happened in a conference, as a picture and as a table", async ({
  board,
  simulator,
  user,
}) => {
  const scene = await simulator.conference(support);
  await liveThrough(board, scene, simulator, user);
  await user.click(screen.getByRole("link", { name: "Timeline" }));
  const heading = { name: `Timeline of ${scene.name}` };
  expect(await screen.findByRole("heading", heading)).toBeVisible();
  expect(location.pathname).toBe(`${scene.path}/timeline`);

  // What lasted, with how it began and ended.
  await expect.poll(() => drawn("Noor", lasted("Ringing"))).toHaveLength(1);
  await expect.poll(() => drawn("Noor", lasted("In call"))).toHaveLength(1);
  await expect.poll(() => drawn("Noor", /^Left, /)).toHaveLength(1);
  await expect.poll(() => drawn("Ana", lasted("Muted"))).toHaveLength(1);
  await expect.poll(() => drawn("Ana", lasted("On hold"))).toHaveLength(1);
  await expect.poll(() => drawn("Sam", since("Coaching Ana"))).toHaveLength(1);
  // What was done, and by whom.
  await expect.poll(() => drawn("Noor", done("Dialled"))).toHaveLength(1);
  for (const what of ["Muted", "Unmuted", "Put on hold", "Taken off hold"]) {
    await expect.poll(() => drawn("Ana", done(what))).toHaveLength(1);
  }

  // The keys move the cursor from one event to the next.
  const cursor = screen.getByRole("slider", { name: "Moment" });
  cursor.focus();
  await user.keyboard("{Home}");
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
        const text = words();
        if (!text.includes(what)) await user.keyboard("{ArrowRight}");
        return text;
      })
      .toContain(what);
    seen.push(words());
    expect(cursor.getAttribute("aria-valuetext")).toMatch(new RegExp(`${time}, .*${what}`));
  }
  const [joined = "", muted = "", held = "", coaches = "", left = ""] = seen;
  expect(joined).toContain("3 there: Ana, Sam and Noor. Everybody hears everybody.");
  expect(muted).toContain("Ana is heard by nobody and hears everybody.");
  expect(held).toContain("Ana is on hold: heard by nobody, with music in the ear.");
  expect(coaches).toContain("Sam is heard by Ana only and hears everybody.");
  expect(left).toContain("2 there: Ana and Sam.");
  await user.keyboard("{End}");
  await expect.poll(words).toContain("2 there: Ana and Sam.");

  // In the table, a press on a time moves the cursor there.
  const table = screen.getByRole("table", { name: "Everything that happened" });
  const row = within(within(table).getByRole("row", { name: /Put on hold/ }));
  expect(row.getByRole("rowheader")).toHaveTextContent(/^Ana$/);
  expect(row.getByText(me)).toBeVisible();
  await user.click(row.getByRole("button"));
  await expect.poll(words).toContain(`Ana: Put on hold by ${me}`);
  const whens = timesIn(table);
  expect(whens).toEqual(whens.toSorted());
  await user.click(within(table).getByRole("button", { name: "When" }));
  expect(timesIn(table)).toEqual(whens.toReversed());
});

test("a timeline goes on by itself while somebody looks", async ({ page, board, simulator }) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  await page.goto(`${scene.path}/timeline`);
  expect(await screen.findByRole("slider", { name: "Moment" })).toBeVisible();
  expect(drawn("Ana", /^Muted, since/)).toHaveLength(0);
  const path = `Conferences/${scene.sid}/Participants/${scene.callSid("Ana")}.json`;
  await simulator.twilio("POST", path, { Muted: "true" });
  // The stream brings it: without news the timeline would be read again only later.
  await expect.poll(() => drawn("Ana", /^Muted, since/), { timeout: 8000 }).toHaveLength(1);
});

test("a conference that nobody knows has no timeline, and the page says so", async ({ page }) => {
  await page.goto(`/conferences/CF${"0".repeat(32)}/timeline`);
  expect(await within(screen.getByRole("main")).findByRole("alert")).toBeVisible();
});

type User = Parameters<typeof fillInEssentials>[0];

/** Dial, answer, mute, hold, coach, leave. */
async function liveThrough(
  board: Board,
  scene: Scene,
  simulator: Simulator,
  user: User,
): Promise<void> {
  await board.open(scene);
  const panel = await board.dialPanel();
  await fillInEssentials(user, panel, { label: "Noor" });
  await user.click(within(panel).getByRole("button", { name: "Dial" }));
  await expect.poll(() => board.inRow("Noor", /^Ringing/)).toBeVisible();
  const noor = await scene.callSidOf("Noor");
  await simulator.farParty(noor, "answer");
  await expect.poll(() => board.inRow("Noor", "In call")).toBeVisible();
  for (const name of ["Mute Ana", "Hold Ana"]) {
    for (const pressed of ["true", "false"]) {
      await board.press(name);
      await expect.poll(() => board.button(name)).toHaveAttribute("aria-pressed", pressed);
    }
  }
  await board.press("Coach with Sam");
  const dialog = await screen.findByRole("dialog", { name: "Whom does Sam coach?" });
  await user.click(within(dialog).getByRole("button", { name: /^Ana/ }));
  await expect.poll(() => board.button("Coach with Sam")).toHaveAttribute("aria-pressed", "true");
  await simulator.farParty(noor, "hang-up");
  await expect.poll(() => board.inRow("Noor", /^Left/)).toBeVisible();
}

const timesIn = (table: HTMLElement) =>
  Array.from(table.querySelectorAll("tbody time"), (one) => one.getAttribute("datetime") ?? "");
