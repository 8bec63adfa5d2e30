import { expect, test } from "./story";

test.use({ role: "admin" });

const townHall = {
  friendlyName: "All hands",
  participants: [{ label: "Ana" }, { label: "Maya" }, { label: "Sam" }],
};

test("ending a conference asks, and says how many people it cuts off", async ({
  page,
  board,
  simulator,
}) => {
  const scene = await simulator.conference(townHall);
  await board.open(scene);
  await board.button("End conference").click();
  const question = board.dialog(`End ${scene.name}?`);
  await expect(question).toContainText("This cuts off 3 people.");

  await question.getByRole("button", { name: "Keep it going" }).click();
  await expect(question).toBeHidden();
  expect(await scene.conferenceUpdates()).toEqual([]);

  await board.button("End conference").click();
  await question.getByRole("button", { name: "End for everybody" }).click();
  await expect(page.getByText("ended by Alex Adeyemi")).toBeVisible();
  await expect(board.button("End conference")).toBeHidden();
  await expect(board.row("Ana").getByText("Cut off")).toBeVisible();
  expect(await scene.conferenceUpdates()).toEqual([{ Status: "completed" }]);
});

test("an announcement is played to everybody, by the method that was chosen", async ({
  page,
  board,
  simulator,
}) => {
  const scene = await simulator.conference(townHall);
  await board.open(scene);
  await board.button("Announce").click();
  const dialog = board.dialog(`Announce to ${scene.name}`);
  await expect(dialog).toContainText("3 people hear it");
  await dialog.getByLabel("Announce URL").fill("hello.mp3");
  await dialog.getByRole("button", { name: "Announce" }).click();
  await expect(dialog).toContainText("Write a whole URL that starts with https:// or http://.");
  expect(await scene.conferenceUpdates()).toEqual([]);

  await dialog.getByLabel("Announce URL").fill("https://example.com/hello.mp3");
  await dialog.getByLabel("Announce method").selectOption("GET");
  await dialog.getByRole("button", { name: "Announce" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(`Announcing to ${scene.name}.`)).toBeVisible();
  expect(await scene.conferenceUpdates()).toEqual([
    { AnnounceUrl: "https://example.com/hello.mp3", AnnounceMethod: "GET" },
  ]);
});

test("an announcement that Twilio refuses stays to be tried again", async ({
  board,
  simulator,
}) => {
  const scene = await simulator.conference({ ...townHall, status: "init" });
  await board.open(scene);
  await board.button("Announce").click();
  const dialog = board.dialog(`Announce to ${scene.name}`);
  await dialog.getByLabel("Announce URL").fill("https://example.com/hello.mp3");
  await dialog.getByRole("button", { name: "Announce" }).click();

  await expect(dialog.getByRole("alert")).toContainText("The conference is not active");
  await expect(dialog.getByRole("link", { name: "Twilio error 16001" })).toBeVisible();
  await expect(dialog.getByLabel("Announce URL")).toHaveValue("https://example.com/hello.mp3");
  expect(await scene.conferenceUpdates()).toHaveLength(1);
});
