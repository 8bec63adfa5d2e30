import { fireEvent } from "@testing-library/dom";
import { callbackUrl } from "@/app/_testing/network";
import { expect, screen, testAs, within } from "@/app/_testing/story";
import type { Tab } from "@/app/_testing/tab";
import { personOf } from "@/e2e/signed-in";
import type { Scene } from "@/e2e/simulator";

const test = testAs("admin");

const support = {
  friendlyName: "Support",
  participants: [{ label: "Ana" }, { label: "Maya" }],
  callbackUrl,
};
const me = personOf("admin").name;

/** The audit of one conference. */
async function openAudit(page: Tab, { sid }: Scene): Promise<void> {
  await page.goto(`/audit?conference=${sid}`);
  expect(await screen.findByRole("table")).toBeVisible();
}

/** The entries, newest first, each in one line. */
const entries = () => screen.queryAllByRole("rowheader").map(({ textContent }) => textContent);

const address = () => location.pathname + location.search;

test("an admin reads who did what to whom, with its outcome, and opens a row", async ({
  page,
  board,
  simulator,
  user,
}) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  await board.press("Mute Ana");
  await expect.poll(() => board.button("Mute Ana")).toHaveAttribute("aria-pressed", "true");
  await simulator.fault({
    method: "POST",
    path: `/Participants/${scene.callSid("Maya")}`,
    kind: "500",
  });
  await board.press("Hold Maya");
  await expect.poll(() => board.alert("Maya")).toBeVisible();

  await openAudit(page, scene);
  await expect
    .poll(entries)
    .toEqual([
      `${me} tried to put Maya on hold in ${scene.name}`,
      `${me} muted Ana in ${scene.name}`,
    ]);
  const muted = within(screen.getByRole("row", { name: /muted Ana/ }));
  expect(muted.getByText("Done")).toBeVisible();
  expect(muted.getByText(/^[\d,]+ ms$/)).toBeVisible();
  expect(muted.getByRole("time")).toHaveAttribute("title", expect.stringMatching(/\d/));

  const opener = muted.getByRole("button", { name: /^Details of/ });
  expect(opener).toHaveAttribute("aria-expanded", "false");
  opener.focus();
  await user.keyboard("{Enter}");
  await expect.poll(() => opener).toHaveAttribute("aria-expanded", "true");
  expect(screen.getByText(/muted: true/)).toBeVisible();
  expect(screen.getByText(scene.callSid("Ana"))).toBeVisible();
  await user.keyboard(" ");
  await expect.poll(() => screen.queryByText(/muted: true/)).toBeNull();

  await user.click(muted.getByRole("link", { name: scene.name }));
  await expect.poll(address).toBe(scene.path);
});

test("filters stand in the address, hold after a reload, and are cleared", async ({
  page,
  board,
  simulator,
  user,
}) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  for (const name of ["Mute Ana", "Mute Maya"]) {
    await board.press(name);
    await expect.poll(() => board.button(name)).toHaveAttribute("aria-pressed", "true");
  }
  await board.press("Mute Ana");
  await expect.poll(() => board.button("Mute Ana")).toHaveAttribute("aria-pressed", "false");

  await openAudit(page, scene);
  const choose = (label: string, option: string) =>
    user.selectOptions(screen.getByLabelText(label), option);
  await choose("Kind", "Unmute");
  await expect.poll(entries).toEqual([`${me} unmuted Ana in ${scene.name}`]);
  await choose("Person", me);
  await choose("Outcome", "Done");
  fireEvent.change(screen.getByLabelText("From"), { target: { value: "2026-01-01T00:00" } });
  await expect.poll(address).toMatch(/kind=unmute/);
  await expect.poll(address).toMatch(/from=20\d\d-\d\d-\d\dT\d\d%3A\d\d%3A00\.000Z/);
  await page.reload();
  await expect.poll(entries).toEqual([`${me} unmuted Ana in ${scene.name}`]);
  expect(screen.getByLabelText("From")).toHaveValue("2026-01-01T00:00");
  await expect.poll(() => screen.getByLabelText<HTMLSelectElement>("Person").value).toMatch(/.+/);

  await choose("Outcome", "Failed");
  expect(await screen.findByText("Nothing on record matches")).toBeVisible();
  await user.click(screen.getAllByRole("button", { name: "Clear filters" })[0] ?? document.body);
  await expect.poll(address).toBe("/audit");
  expect(screen.getByLabelText("From")).toHaveValue("");
});

test("a supervisor is told that the audit is for admins, and gets none of it", async ({ page }) => {
  await page.sitDown("supervisor");
  await page.goto("/audit");
  expect(await screen.findByText("The audit is for admins")).toBeVisible();
  for (const path of ["", "/news", "/people", "/export?format=csv"]) {
    const response = await page.ask(`/api/audit${path}`);
    expect(response.status).toBe(403);
  }
});
