import { fillInEssentials } from "./form";
import { expect, test } from "./story";

const support = { friendlyName: "Support", participants: [{ label: "Ana" }, { label: "Maya" }] };

test.describe("while the page is up to date", () => {
  test("somebody whom another person removed is shown as gone", async ({ board, simulator }) => {
    const scene = await simulator.conference(support);
    await board.open(scene);
    const participant = `Conferences/${scene.sid}/Participants/${scene.callSid("Maya")}.json`;
    await simulator.twilio("DELETE", participant);
    await expect(board.row("Maya").getByText(/^Left/)).toBeVisible();
    await expect(board.button("Mute Maya")).toBeHidden();

    await board.button("Mute Ana").click();
    await expect(board.button("Mute Ana")).toHaveAttribute("aria-pressed", "true");
    expect(await scene.updates("Ana")).toEqual([{ Muted: "true" }]);
  });

  test("a conference that another person ended is shown as ended", async ({
    page,
    board,
    simulator,
  }) => {
    const scene = await simulator.conference(support);
    await board.open(scene);
    await simulator.twilio("POST", `Conferences/${scene.sid}.json`, { Status: "completed" });
    await expect(page.getByText("ended by a command")).toBeVisible();
    await expect(board.row("Ana").getByText("Cut off")).toBeVisible();
    await expect(board.button("Mute Ana")).toBeHidden();
    await expect(board.button("Dial in")).toBeHidden();
    expect(await scene.conferenceUpdates()).toEqual([{ Status: "completed" }]);
  });

  test("a conference that ends under an open form keeps what was typed", async ({
    board,
    simulator,
  }) => {
    const scene = await simulator.conference(support);
    await board.open(scene);
    const panel = await board.dialPanel();
    await panel.getByRole("textbox", { name: "Label" }).fill("Noor");
    await simulator.twilio("POST", `Conferences/${scene.sid}.json`, { Status: "completed" });
    await expect(panel.getByRole("alert")).toContainText("This conference has ended meanwhile.");
    await expect(panel.getByRole("textbox", { name: "Label" })).toHaveValue("Noor");
    await expect(panel.getByRole("button", { name: "Dial" })).toBeDisabled();
    expect(await scene.dials()).toEqual([]);
  });

  test("who joins elsewhere appears, and who is muted elsewhere is muted here", async ({
    board,
    simulator,
  }) => {
    const scene = await simulator.conference(support);
    await board.open(scene);
    const people = `Conferences/${scene.sid}/Participants`;
    await simulator.twilio("POST", `${people}.json`, {
      To: "+15005550011",
      From: "+14155550100",
      Label: "Noor",
    });
    await simulator.twilio("POST", `${people}/${scene.callSid("Ana")}.json`, { Muted: "true" });
    await expect(board.row("Noor").getByText("In call")).toBeVisible();
    await expect(board.button("Mute Ana")).toHaveAttribute("aria-pressed", "true");
  });
});

test.describe("while the page cannot be up to date", () => {
  test.use({ expectedError: /status of 502/ });

  test("a press on somebody who is gone says so in the row", async ({ board, simulator }) => {
    const scene = await simulator.conference(support);
    await board.open(scene);
    const list = `/Conferences/${scene.sid}/Participants.json`;
    const letGo = await simulator.fault({ method: "GET", path: list, kind: "500", count: 100 });
    const participant = `Conferences/${scene.sid}/Participants/${scene.callSid("Maya")}.json`;
    await simulator.twilio("DELETE", participant);
    await board.button("Mute Maya").click();
    const message = board.row("Maya").getByRole("alert");
    await expect(message).toContainText("This is no longer there: the participant has left");
    await expect(message.getByRole("link", { name: "Twilio error 20404" })).toBeVisible();
    expect(await scene.requests("POST", "Maya")).toMatchObject([{ status: 404 }]);

    await letGo();
    await expect(board.row("Maya").getByText(/^Left/)).toBeVisible();
    await board.button("Mute Ana").click();
    await expect(board.button("Mute Ana")).toHaveAttribute("aria-pressed", "true");
  });

  test("a dial into a conference that has ended says so in the panel", async ({
    page,
    board,
    simulator,
  }) => {
    const scene = await simulator.conference(support);
    await board.open(scene);
    const list = `/Conferences/${scene.sid}/Participants.json`;
    const letGo = await simulator.fault({ method: "GET", path: list, kind: "500", count: 100 });
    const panel = await board.dialPanel();
    await fillInEssentials(panel, { label: "Noor" });
    // Whoever reads the list of conferences will tell of it in a few seconds.
    await simulator.twilio("POST", `Conferences/${scene.sid}.json`, { Status: "completed" });
    await panel.getByRole("button", { name: "Dial" }).click();
    await expect(panel.getByRole("alert")).toContainText(
      "The conference does not exist any more, or has ended.",
    );
    await expect(panel.getByRole("textbox", { name: "Label" })).toHaveValue("Noor");

    await letGo();
    await expect(page.getByText("ended by a command")).toBeVisible();
    expect(await scene.dials()).toMatchObject([{ status: 400 }]);
  });
});
