import { fillIn, fillInEssentials } from "@/app/_testing/form";
import { callbackUrl } from "@/app/_testing/network";
import { expect, screen, testAs, within } from "@/app/_testing/story";
import type { OptionValue } from "@/lib/catalogue/option";

const test = testAs("admin");

const support = {
  friendlyName: "Detected",
  participants: [{ label: "Ana" }, { label: "Ben" }],
  callbackUrl,
};
const VOICEMAIL = "+15005550017";

const found: [to: string, asked: Record<string, OptionValue>, chip: string, told: string][] = [
  ["+15005550011", {}, "Picked up by: Person", "Answered by a person"],
  [VOICEMAIL, {}, "Picked up by: Voicemail", "Answered by voicemail"],
  [
    VOICEMAIL,
    { machineDetection: "DetectMessageEnd" },
    "Picked up by: Voicemail, beep heard",
    "Answered by voicemail, beep heard",
  ],
  ["+15005550018", {}, "Picked up by: Fax", "Answered by a fax machine"],
  [
    VOICEMAIL,
    { machineDetectionTimeout: 1 },
    "Picked up by: unknown",
    "Not clear who or what answered",
  ],
];

test.for(found)(
  "what picks up %s, asked with %o, is on the row and on the timeline: %s",
  async ([to, asked, chip, told], { page, board, simulator, user, passTime }) => {
    const scene = await simulator.conference(support);
    await board.open(scene);
    const panel = await board.dialPanel();
    await fillInEssentials(user, panel, { label: "Noor", to });
    for (const [name, value] of Object.entries({ machineDetection: "Enable", ...asked })) {
      await fillIn(user, panel, "createParticipant", name, value);
    }
    await user.click(within(panel).getByRole("button", { name: "Dial" }));
    await expect
      .poll(() => board.hasRow("Noor") && board.row("Noor").textContent)
      .toMatch("In call");
    passTime(10_000);
    await expect.poll(() => board.row("Noor").textContent).toContain(chip);

    await page.goto(`${scene.path}/timeline`);
    const lanes = within(await screen.findByRole("list", { name: "Lanes" }));
    const picture = new RegExp(String.raw`^${told}, \d\d:\d\d:\d\d$`);
    await expect.poll(() => lanes.queryAllByRole("img", { name: picture })).toHaveLength(1);
    const table = within(screen.getByRole("table", { name: "Everything that happened" }));
    expect(table.getByText(told)).toBeVisible();
  },
);

test("machine detection needs no address of one's own where Twilio calls the board back", async ({
  board,
  simulator,
  user,
}) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  const panel = await board.dialPanel();
  await fillIn(user, panel, "createParticipant", "machineDetection", "Enable");
  expect(within(panel).queryByText(/Set amdStatusCallback/)).toBeNull();
});

const own: [option: string, needs: Record<string, OptionValue>, loss: RegExp][] = [
  ["statusCallback", {}, /seconds later, that the phone rings/],
  ["amdStatusCallback", { machineDetection: "Enable" }, /does not show who picked up/],
  ["recordingStatusCallback", { record: true }, /does not tell how the recording goes/],
  [
    "conferenceRecordingStatusCallback",
    { conferenceRecord: "true" },
    /how the conference's recording/,
  ],
];

test.for(own)(
  "an address of one's own for %s says what the board loses by it",
  async ([option, needs, loss], { board, simulator, user }) => {
    const scene = await simulator.conference(support);
    await board.open(scene);
    const panel = await board.dialPanel();
    for (const [name, value] of Object.entries(needs)) {
      await fillIn(user, panel, "createParticipant", name, value);
    }
    expect(within(panel).queryByText(loss)).toBeNull();
    await fillIn(user, panel, "createParticipant", option, "https://example.com/mine");
    expect(await within(panel).findByText(loss)).toHaveTextContent(
      "Your own address takes the place of the board's.",
    );
  },
);

test("an address of one's own for a new conference says what the board loses by it", async ({
  page,
  user,
}) => {
  await page.goto("/");
  await user.click(screen.getByRole("button", { name: "New conference" }));
  const panel = await screen.findByRole("dialog", { name: "New conference" });
  const loss = /learns what happens in this conference only from its reads/;
  const url = "https://example.com/mine";
  await fillIn(user, panel, "createParticipant", "conferenceStatusCallback", url);
  expect(await within(panel).findByText(loss)).toBeVisible();
});
