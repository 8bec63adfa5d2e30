import { asTyped, fillInEssentials } from "@/app/_testing/form";
import { callbackUrl } from "@/app/_testing/network";
import { type Board, expect, test, within } from "@/app/_testing/story";

const support = {
  friendlyName: "Support",
  participants: [{ label: "Ana" }, { label: "Maya" }],
  callbackUrl,
};

type User = Parameters<typeof fillInEssentials>[0];
type Essentials = Parameters<typeof fillInEssentials>[2];

/** Dials somebody in from the conference's page. */
async function dial(board: Board, user: User, essentials: Essentials): Promise<void> {
  const panel = await board.dialPanel();
  await fillInEssentials(user, panel, essentials);
  await user.click(within(panel).getByRole("button", { name: "Dial" }));
  await expect.poll(() => board.hasDialog(/^Dial into/)).toBe(false);
}

test("a phone rings at once, is answered, and is in the call", async ({
  board,
  simulator,
  user,
}) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  await dial(board, user, { to: "+15005550015", label: "Noor" });
  await expect.poll(() => board.inRow("Noor", /^Ringing/)).toBeVisible();
  expect(board.inRow("Noor", "+15005550015")).toBeVisible();

  const callSid = await scene.callSidOf("Noor");
  await simulator.farParty(callSid, "answer");
  await expect.poll(() => board.inRow("Noor", "In call")).toBeVisible();
  expect(board.button("Mute Noor")).toBeVisible();
  await simulator.farParty(callSid, "hang-up");
  await expect.poll(() => board.inRow("Noor", /^Left/)).toBeVisible();
  const [sent] = await scene.dials();
  expect(Object.fromEntries(asTyped(sent?.form))).toEqual({
    To: "+15005550015",
    From: "+14155550100",
    Label: "Noor",
  });
});

test("a ringing phone is cancelled", async ({ board, simulator, user }) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  await dial(board, user, { to: "+15005550015", label: "Noor" });
  const callSid = await scene.callSidOf("Noor");
  await board.press("Cancel the call to Noor");
  await expect.poll(() => board.inRow("Noor", /^Canceled/)).toBeVisible();
  const removals = await simulator.requests(`/Participants/${callSid}.json`, "DELETE");
  expect(removals).toMatchObject([{ status: 204 }]);
});

test.for([
  // Numbers with a fixed fate (the README lists them), and the words for it.
  { number: "+15005550012", words: "Busy" },
  { number: "+15005550014", words: "Failed" },
])(
  "a dial that ends $words stays until it is dismissed",
  async ({ number, words }, { page, board, simulator, user }) => {
    const scene = await simulator.conference(support);
    await board.open(scene);
    await dial(board, user, { to: number, label: "Noor" });
    await expect.poll(() => board.inRow("Noor", words)).toBeVisible();
    await page.reload();
    await expect.poll(() => board.inRow("Noor", words)).toBeVisible();

    await board.press("Dismiss Noor");
    await expect.poll(() => board.hasRow("Noor")).toBe(false);
    await page.reload();
    await expect.poll(() => board.row("Ana")).toBeVisible();
    expect(board.hasRow("Noor")).toBe(false);
    expect(await scene.dials()).toHaveLength(1);
  },
);

test("a call that nobody takes stays as unanswered", async ({ page, board, simulator, user }) => {
  const scene = await simulator.conference(support);
  await board.open(scene);
  await dial(board, user, { to: "+15005550015", label: "Noor" });
  await expect.poll(() => board.inRow("Noor", /^Ringing/)).toBeVisible();
  await simulator.farParty(await scene.callSidOf("Noor"), "no-answer");
  await expect.poll(() => board.inRow("Noor", "No answer")).toBeVisible();
  await page.reload();
  await expect.poll(() => board.inRow("Noor", "No answer")).toBeVisible();
  expect(await scene.dials()).toHaveLength(1);
});

test.for(["client:ana?ticket=42", "sip:ana@example.com", `app:AP${"0a".repeat(16)}`])(
  "%s can be dialled",
  async (to, { board, simulator, user }) => {
    const scene = await simulator.conference(support);
    await board.open(scene);
    await dial(board, user, { to, from: "client:desk", label: "Noor" });
    await expect.poll(() => board.row("Noor")).toBeVisible();
    const dials = await scene.dials();
    expect(dials.map(({ form }) => Object.fromEntries(asTyped(form)))).toEqual([
      { To: to, From: "client:desk", Label: "Noor" },
    ]);
  },
);
