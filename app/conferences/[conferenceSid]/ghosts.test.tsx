import { BOARD, callbackUrl } from "@/app/_testing/network";
import { expect, screen, test, wholeText, within } from "@/app/_testing/story";

const pair = [{ label: "Ana" }, { label: "Maya" }];
const hungUp = wholeText(/^Left .* hung up$/);

test("a caller leaves the list once a lost callback about their hanging up is noticed", async ({
  board,
  simulator,
}) => {
  const scene = await simulator.conference({
    friendlyName: "Lost",
    participants: pair,
    callbackUrl,
  });
  await board.open(scene);
  await simulator.farParty(scene.callSid("Maya"), "talk");
  await expect.poll(() => board.inRow("Maya", "Talking")).toBeInTheDocument();

  await simulator.callbackFault({ kind: "lost", event: "participant-leave", url: BOARD });
  await simulator.farParty(scene.callSid("Ana"), "hang-up");
  // The next callback has a number too high: the one before it is missing.
  await simulator.farParty(scene.callSid("Maya"), "fall-silent");
  await expect.poll(() => board.inRow("Ana", hungUp)).toBeVisible();
  expect(board.hasButton("Mute Ana")).toBe(false);
  expect(board.inRow("Maya", "In call")).toBeVisible();
});

test("a caller who hung up leaves the list although no callback ever comes", async ({
  board,
  simulator,
}) => {
  const scene = await simulator.conference({ friendlyName: "Mute", participants: pair });
  await board.open(scene);
  expect(board.inRow("Ana", "In call")).toBeVisible();
  // The first read, which comes with the page, must not be the one that finds it.
  const list = `/Conferences/${scene.sid}/Participants.json`;
  const reads = async () => (await simulator.requests(list, "GET")).length;
  const before = await reads();
  await expect.poll(reads).toBeGreaterThan(before);
  await simulator.farParty(scene.callSid("Ana"), "hang-up");
  await expect.poll(() => board.inRow("Ana", hungUp), { timeout: 5000 }).toBeVisible();
  expect(board.hasButton("Mute Ana")).toBe(false);
});

test("a caller who hung up is gone although Twilio still lists them", async ({
  page,
  board,
  simulator,
  user,
  passTime,
}) => {
  const scene = await simulator.conference({
    friendlyName: "Haunted",
    participants: pair,
    callbackUrl,
  });
  await board.open(scene);
  await simulator.quirk(scene.callSid("Ana"), "ghost");
  await expect.poll(() => board.inRow("Ana", hungUp)).toBeVisible();

  const list = `/Conferences/${scene.sid}/Participants.json`;
  const reads = async () => (await simulator.requests(list, "GET")).length;
  const before = await reads();
  await page.reload();
  // Longer than the list may lag behind what Twilio told.
  passTime(20_000);
  // A callback that is missing makes the board read the list at once.
  await simulator.callbackFault({ kind: "lost", event: "participant-speech-start", url: BOARD });
  await simulator.farParty(scene.callSid("Maya"), "talk");
  await simulator.farParty(scene.callSid("Maya"), "fall-silent");
  await expect.poll(reads).toBeGreaterThan(before);
  await user.hover(within(board.row("Maya")).getByRole("rowheader"));
  await screen.findByText(/^Read [0-5] s ago$/);
  const listed = await simulator.twilio("GET", `Conferences/${scene.sid}/Participants.json`);
  expect(listed.participants).toHaveLength(2);
  await expect.poll(() => board.inRow("Ana", hungUp)).toBeVisible();
  expect(board.hasButton("Mute Ana")).toBe(false);
});

test("a participant who is heard but not listed is on the list", async ({
  page,
  board,
  simulator,
}) => {
  const scene = await simulator.conference({
    friendlyName: "Unlisted",
    participants: [...pair, { label: "Kim" }],
    callbackUrl,
  });
  await simulator.quirk(scene.callSid("Kim"), "unlisted");
  await board.open(scene);
  expect(board.row("Maya")).toBeVisible();
  await simulator.quirk(scene.callSid("Maya"), "unlisted");

  await simulator.farParty(scene.callSid("Kim"), "talk");
  await expect.poll(() => board.inRow("Kim", "In call")).toBeVisible();
  expect(await scene.heardBy("Kim")).toEqual(["Ana", "Maya"]);
  await page.reload();
  for (const name of ["Ana", "Maya", "Kim"]) {
    await expect.poll(() => board.inRow(name, "In call")).toBeVisible();
  }
});
