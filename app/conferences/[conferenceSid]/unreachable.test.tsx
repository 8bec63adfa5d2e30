import { expect, screen, test, within } from "@/app/_testing/story";

// Without callbacks, so that the board reads Twilio every two seconds.
const support = { friendlyName: "Support", participants: [{ label: "Ana" }, { label: "Maya" }] };

const main = () => within(screen.getByRole("main"));
const notice = () => main().getByRole("alert");
const noticeIfAny = () => main().queryByRole("alert");

test.for(["500", "reset", "html", "wrong-shape"] as const)(
  "a list that meets %s stays, says that it is old, and recovers by itself",
  async (kind, { board, simulator }) => {
    const scene = await simulator.conference(support);
    await board.open(scene);
    const path = `/Conferences/${scene.sid}/Participants.json`;
    const letGo = await simulator.fault({ method: "GET", path, kind, count: 100 });
    await expect.poll(notice).toHaveTextContent("This list is not up to date");
    expect(board.inRow("Ana", "In call")).toBeVisible();

    await letGo();
    await board.press("Mute Ana");
    await expect.poll(() => board.button("Mute Ana")).toHaveAttribute("aria-pressed", "true");
    await expect.poll(noticeIfAny).toBeNull();
    expect(await scene.updates("Ana")).toEqual([{ Muted: "true" }]);
  },
);

test("a page that begins without Twilio says so, and can be tried again", async ({
  page,
  board,
  simulator,
  user,
}) => {
  const scene = await simulator.conference(support);
  const path = `/Conferences/${scene.sid}.json`;
  const letGo = await simulator.fault({ method: "GET", path, kind: "500", count: 100 });
  await page.goto(scene.path);
  await expect.poll(notice).toHaveTextContent("Twilio had an internal error.");
  const asked = (await simulator.requests(path, "GET")).length;
  await user.click(within(notice()).getByRole("button", { name: "Try again" }));
  await expect
    .poll(async () => (await simulator.requests(path, "GET")).length)
    .toBeGreaterThan(asked);
  // And it goes on by itself.
  await letGo();
  await expect.poll(() => board.inRow("Ana", "In call")).toBeVisible();
  await expect.poll(noticeIfAny).toBeNull();
  expect(await simulator.requests(path, "GET")).toContainEqual(
    expect.objectContaining({ status: 500 }),
  );
});

test("a conference that does not exist is explained", async ({ page, simulator, user }) => {
  const sid = `CF${"0".repeat(32)}`;
  await page.goto(`/conferences/${sid}`);
  await expect.poll(notice).toHaveTextContent("the conference has ended");
  expect(within(notice()).getByRole("link", { name: "Twilio error 20404" })).toBeVisible();
  await user.click(screen.getByRole("link", { name: /All conferences/ }));
  expect(await screen.findByRole("heading", { name: "Conferences" })).toBeVisible();
  expect(await simulator.requests(`/Conferences/${sid}.json`, "GET")).not.toEqual([]);
});

test("an address that is no conference asks Twilio nothing", async ({ page, simulator }) => {
  await page.goto("/conferences/lobby");
  expect(await screen.findByText("There is nothing at this address")).toBeVisible();
  expect(await simulator.requests("/Conferences/lobby")).toEqual([]);
});
