import { cookiesOf, personOf } from "./signed-in";
import { Board, expect, test } from "./story";

const support = { friendlyName: "Support", participants: [{ label: "Ana" }, { label: "Maya" }] };
const dana = personOf("supervisor").name;

test("who acted last on whom stands in the row, for everybody who looks", async ({
  board,
  simulator,
  browser,
}) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  const others = await browser.newPage({ storageState: cookiesOf("admin") });
  const theirs = new Board(others);
  await theirs.open(scene);
  const height = (await theirs.row("Ana").boundingBox())?.height;

  await board.button("Mute Ana").click();
  await expect(board.row("Ana")).toContainText(/Muted by you\s*\d+ s ago/);
  await expect(theirs.row("Ana")).toContainText(new RegExp(`Muted by ${dana}\\s*\\d+ s ago`));
  expect((await theirs.row("Ana").boundingBox())?.height).toBe(height);
  await expect(theirs.row("Maya")).not.toContainText("by");

  await theirs.button("Hold Ana").click();
  await expect(theirs.row("Ana")).toContainText("Put on hold by you");
  await expect(board.row("Ana")).toContainText(`Put on hold by ${personOf("admin").name}`);
  await others.close();
});
