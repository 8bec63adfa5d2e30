import { fill } from "@/app/_testing/form";
import { callbackUrl } from "@/app/_testing/network";
import { expect, screen, test, within } from "@/app/_testing/story";

const number = "+12065550135";
const others = Array.from({ length: 9 }, (_, index) => ({
  label: `Agent ${index}`,
  to: `+1415555011${index}`,
}));
const support = {
  friendlyName: "Support",
  participants: [{ to: number }, { label: "Ana", to: "+442079460103" }, ...others],
  callbackUrl,
};

/** One number as people write it, and as it comes from elsewhere. */
const ways = [
  "206 555 0135",
  "(206) 555-0135",
  "+1 206.555.0135",
  "1-206-555-0135",
  "\u202A+1\u00A0206\u2011555\u20110135\u202C",
  "２０６５５５０１３５",
];

test("a participant is found by number, however it is written", async ({
  board,
  simulator,
  user,
}) => {
  await board.open(await simulator.conference(support));
  await expect.poll(() => board.hasRow(number)).toBe(true);
  const search = screen.getByRole("searchbox", { name: "Search participants" });
  for (const way of ways) {
    await fill(user, search, way);
    await expect.poll(() => board.names()).toEqual([number]);
  }
  await fill(user, search, "020 7946 0103");
  await expect.poll(() => board.names()).toEqual(["Ana"]);
});

test("who is to be coached is found by number, however it is written", async ({
  board,
  simulator,
  user,
}) => {
  await board.open(await simulator.conference(support));
  await expect.poll(() => board.hasRow(number)).toBe(true);
  await board.press("Coach with Agent 0");
  const dialog = within(await screen.findByRole("dialog", { name: "Whom does Agent 0 coach?" }));
  const found = () => dialog.queryAllByRole("listitem").map(({ textContent }) => textContent);
  const search = dialog.getByRole("searchbox", { name: "Search participants" });
  for (const way of ways) {
    await fill(user, search, way);
    await expect.poll(found).toEqual([number]);
  }
  await fill(user, search, "020 7946 0103");
  await expect.poll(found).toEqual(["Ana+442079460103"]);
});

test("a caller ID is found by number, however it is written", async ({
  board,
  simulator,
  user,
}) => {
  await board.open(await simulator.conference(support));
  const panel = await board.dialPanel();
  const from = () => within(panel).getByRole("combobox", { name: "From" });
  const offered = () => Array.from(panel.querySelector("datalist")?.options ?? []);
  await expect.poll(offered).not.toEqual([]);
  for (const way of [
    "(415) 555-0100",
    "415.555.0100",
    "1 415 555 0100",
    "٤١٥٥٥٥٠١٠٠",
    "415\u2011555\u20110100",
  ]) {
    await fill(user, from(), way);
    // A browser offers what holds the text that was typed.
    const isOffered = ({ value, textContent }: HTMLOptionElement) =>
      [value, textContent].some((text) => text.includes(way));
    expect(
      offered()
        .filter(isOffered)
        .map(({ value }) => value),
    ).toEqual(["+14155550100"]);
    await user.tab();
    await expect.poll(from).toHaveValue("+14155550100");
  }
});
