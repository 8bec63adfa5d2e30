import { expect, test } from "./story";

const SIZE = 250;

/** Names that sort in another order than people joined. */
const listeners = Array.from({ length: SIZE }, (_, index) => ({
  label: `Listener ${(index * 7) % SIZE}`,
  muted: index % 5 !== 0,
  joinedAgoSeconds: (SIZE - index) * 10,
}));

test("the head of the table stays while one scrolls, and no row jumps", async ({
  page,
  board,
  simulator,
}) => {
  const scene = await simulator.conference({ friendlyName: "All hands", participants: listeners });
  await board.open(scene);
  await expect(page.getByText(`${SIZE} shown`)).toBeVisible();
  const someone = listeners[200]?.label ?? "";
  const mute = board.button(`Mute ${someone}`);
  await mute.scrollIntoViewIfNeeded();
  await expect(page.getByRole("columnheader", { name: "Participant" })).toBeInViewport({
    ratio: 1,
  });
  await expect(page.getByRole("heading", { name: scene.name })).not.toBeInViewport();

  const place = await board.row(someone).boundingBox();
  const pressed = (await mute.getAttribute("aria-pressed")) === "true";
  await mute.click();
  await expect(mute).toHaveAttribute("aria-pressed", String(!pressed));
  expect((await board.row(someone).boundingBox())?.y).toBe(place?.y);
  expect((await board.names()).indexOf(someone)).toBe(200);
  expect(await scene.updates(someone)).toEqual([{ Muted: String(!pressed) }]);
});

test("the page of a conference stays light, however many are in it", async ({
  page,
  simulator,
}) => {
  for (const size of [1, 20, 21, SIZE]) {
    const scene = await simulator.conference({
      friendlyName: `Of ${size}`,
      participants: listeners.slice(0, size),
    });
    const answer = await page.request.get(scene.path);
    expect((await answer.body()).byteLength, `${size} participants`).toBeLessThan(300_000);
    await page.goto(scene.path);
    await expect(page.getByText(`${size} shown`)).toBeVisible();
  }
});
