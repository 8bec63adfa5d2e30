import { fill, fillInEssentials } from "@/app/_testing/form";
import { callbackUrl } from "@/app/_testing/network";
import { expect, screen, test, within } from "@/app/_testing/story";
import type { Scene } from "@/e2e/simulator";

const support = {
  friendlyName: "Support",
  participants: [{ label: "Ana" }, { label: "Maya" }],
  callbackUrl,
};

const panelTitle = /^Dial into/;
const dials = () => screen.getByRole("list", { name: "Dials" });
const dialsIfAny = () => screen.queryByRole("list", { name: "Dials" });
const listOf = ({ sid }: Scene) => `/Conferences/${sid}/Participants.json`;

test("a label that is in use is explained beside Label, and another one is dialled", async ({
  board,
  simulator,
  user,
}) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  const panel = await board.dialPanel();
  const form = within(panel);
  await fillInEssentials(user, panel, { label: "Maya" });
  await user.click(form.getByRole("button", { name: "Dial" }));
  const label = () => form.getByRole("textbox", { name: "Label" });
  await expect
    .poll(label)
    .toHaveAccessibleDescription(
      /Somebody in this conference already has this label\. Choose another\./,
    );
  expect(form.getByRole("textbox", { name: "To" })).toHaveValue("+15005550015");

  await fill(user, label(), "Maya (mobile)");
  await user.click(form.getByRole("button", { name: "Dial" }));
  await expect.poll(() => board.hasDialog(panelTitle)).toBe(false);
  await expect.poll(() => board.inRow("Maya (mobile)", /^Ringing/)).toBeVisible();
  expect(await scene.dials()).toMatchObject([{ status: 400 }, { status: 201 }]);
});

test("a dial whose answer is lost is sent once, and settled when its label is seen", async ({
  board,
  simulator,
  user,
}) => {
  const scene = await simulator.conference(support);
  await simulator.fault({ method: "POST", path: listOf(scene), kind: "lost-answer" });
  await board.open(scene);
  const panel = await board.dialPanel();
  await fillInEssentials(user, panel, { label: "Noor" });
  await user.click(within(panel).getByRole("button", { name: "Dial" }));
  await expect.poll(() => board.hasDialog(panelTitle)).toBe(false);
  await expect.poll(() => board.inRow("Noor", /^Ringing/)).toBeVisible();
  await expect.poll(dialsIfAny).toBeNull();
  expect(await scene.dials()).toHaveLength(1);
});

test.for(["500", "reset", "html", "wrong-shape"] as const)(
  "a dial that meets %s may have been done, and is not offered again",
  async (kind, { board, simulator, user }) => {
    const scene = await simulator.conference(support);
    await simulator.fault({ method: "POST", path: listOf(scene), kind });
    await board.open(scene);
    const panel = await board.dialPanel();
    await fillInEssentials(user, panel, { label: "Noor" });
    await user.click(within(panel).getByRole("button", { name: "Dial" }));
    await expect.poll(() => board.hasDialog(panelTitle)).toBe(false);
    await expect
      .poll(() => within(dials()).getByRole("alert"))
      .toHaveTextContent(
        "It may have been done all the same: look at the participants before you repeat it.",
      );
    const again = { name: "Change and dial again" };
    expect(within(dials()).queryByRole("button", again)).toBeNull();
    await user.click(within(dials()).getByRole("button", { name: "Dismiss this dial" }));
    await expect.poll(dialsIfAny).toBeNull();
    expect(await scene.dials()).toHaveLength(1);

    const second = await board.dialPanel();
    await fillInEssentials(user, second, { label: "Noor" });
    await user.click(within(second).getByRole("button", { name: "Dial" }));
    await expect.poll(() => board.inRow("Noor", /^Ringing/)).toBeVisible();
    expect(await scene.dials()).toHaveLength(2);
  },
);

test("a dial that meets too many requests is not repeated by itself", async ({
  board,
  simulator,
  user,
}) => {
  const scene = await simulator.conference(support);
  await simulator.fault({ method: "POST", path: listOf(scene), kind: "429" });
  await board.open(scene);
  const panel = await board.dialPanel();
  const form = within(panel);
  await fillInEssentials(user, panel, { label: "Noor" });
  await user.click(form.getByRole("button", { name: "Dial" }));
  await expect.poll(() => form.getByRole("alert")).toHaveTextContent("Nothing was changed");
  expect(await scene.dials()).toHaveLength(1);

  await user.click(form.getByRole("button", { name: "Dial" }));
  await expect.poll(() => board.hasDialog(panelTitle)).toBe(false);
  await expect.poll(() => board.inRow("Noor", /^Ringing/)).toBeVisible();
  expect(await scene.dials()).toHaveLength(2);
});

test("a dial refused after its panel was closed is put right and dialled again", async ({
  board,
  simulator,
  user,
}) => {
  const scene = await simulator.conference(support);
  await simulator.fault({ method: "POST", path: listOf(scene), kind: "slow", ms: 700 });
  await board.open(scene);
  const panel = await board.dialPanel();
  await fillInEssentials(user, panel, { label: "Maya" });
  await user.click(within(panel).getByRole("button", { name: "Dial" }));
  await expect.poll(() => scene.dials()).toHaveLength(1);
  const [close] = within(panel).getAllByRole("button", { name: "Close" });
  if (close) await user.click(close);
  await expect.poll(dials).toHaveTextContent("Asking Twilio to dial");
  await expect
    .poll(() => within(dials()).getByRole("alert"))
    .toHaveTextContent("already has this label");

  await user.click(within(dials()).getByRole("button", { name: "Change and dial again" }));
  const form = within(await screen.findByRole("dialog", { name: panelTitle }));
  const label = form.getByRole("textbox", { name: "Label" });
  expect(label).toHaveValue("Maya");
  expect(label).toHaveAccessibleDescription(/Choose another\./);
  await fill(user, label, "Noor");
  await user.click(form.getByRole("button", { name: "Dial" }));
  await expect.poll(() => board.inRow("Noor", /^Ringing/)).toBeVisible();
  await expect.poll(dialsIfAny).toBeNull();
  expect(await scene.dials()).toMatchObject([{ status: 400 }, { status: 201 }]);
});
