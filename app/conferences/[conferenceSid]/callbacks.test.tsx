import { fillIn, fillInEssentials } from "@/app/_testing/form";
import { askBoard, BOARD, callbackUrl } from "@/app/_testing/network";
import { expect, screen, testAs, wholeText, within } from "@/app/_testing/story";
import { simulatorAccount } from "@/e2e/simulator-account";

const CALLBACKS = `${BOARD}/api/twilio/callbacks`;

const test = testAs("admin");

test("a dial asks for callbacks to the board, and leaves a callback address that was typed", async ({
  page,
  board,
  simulator,
  user,
}) => {
  const scene = await simulator.conference({
    friendlyName: "Called back",
    participants: [{ label: "Ana" }],
    callbackUrl,
  });
  await page.goto(scene.path);
  await screen.findByRole("table");

  const panel = await board.dialPanel();
  await fillInEssentials(user, panel, { label: "Noor" });
  await user.click(within(panel).getByRole("button", { name: "Dial" }));
  await expect.poll(() => board.hasDialog(/^Dial into/)).toBe(false);
  const [dial] = await scene.dials();
  expect(dial?.form).toEqual(
    expect.arrayContaining([
      ["ConferenceStatusCallback", `${CALLBACKS}/conference`],
      ["ConferenceStatusCallbackMethod", "POST"],
      ["ConferenceStatusCallbackEvent", "join"],
      ["StatusCallback", `${CALLBACKS}/call?conference=${scene.sid}`],
      ["StatusCallbackEvent", "ringing"],
    ]),
  );
  await expect.poll(() => board.inRow("Noor", /^Ringing/)).toBeVisible();
  const callSid = await scene.callSidOf("Noor");

  // Reads fail now: the board only knows what callbacks tell it.
  const path = `/Conferences/${scene.sid}`;
  const lift = await simulator.fault({ method: "GET", path, kind: "503", rate: 1 });
  await simulator.farParty(callSid, "answer");
  await expect.poll(() => board.inRow("Noor", "In call")).toBeVisible();
  await lift();

  const states = async (source: string) => {
    const made = await simulator.callbacks(`${CALLBACKS}/${source}`, scene);
    return made.map(({ event, state }) => [event, state]);
  };
  await expect.poll(() => states("call")).toContainEqual(["answered", "delivered"]);
  await expect.poll(() => states("conference")).toContainEqual(["participant-join", "delivered"]);
  expect([...(await states("call")), ...(await states("conference"))].flat()).not.toContain(
    "failed",
  );

  const theirs = await board.dialPanel();
  await fillInEssentials(user, theirs, { label: "Otto" });
  await fillIn(user, theirs, "createParticipant", "statusCallback", "https://example.com/mine");
  await user.click(within(theirs).getByRole("button", { name: "Dial" }));
  await expect.poll(() => board.hasDialog(/^Dial into/)).toBe(false);
  const form = (await scene.dials()).at(-1)?.form ?? [];
  const ofCall = form.filter(([name]) => name.startsWith("StatusCallback"));
  expect(ofCall).toEqual([["StatusCallback", "https://example.com/mine"]]);
});

test("a callback that Twilio has not signed changes nothing, and is shown and logged nowhere", async ({
  page,
  board,
  simulator,
  logged,
}) => {
  const scene = await simulator.conference({
    friendlyName: "Forged",
    participants: [{ label: "Ana" }],
  });
  await board.open(scene);
  await expect.poll(() => board.row("Ana")).toBeVisible();

  expect(await forge(scene.sid, { "X-Twilio-Signature": "bm9ib2R5IHNpZ25lZA==" })).toBe(403);
  expect(await forge(scene.sid, {})).toBe(403);
  for (const method of ["GET", "PUT", "DELETE"]) {
    const answer = await askBoard(new Request(`${CALLBACKS}/conference`, { method }));
    expect(answer.status).toBe(405);
  }

  await board.press("Mute Ana");
  await expect.poll(() => board.inRow("Ana", "Muted by you")).toBeVisible();
  expect(board.hasRow("Mallory")).toBe(false);
  await page.goto("/audit");
  const said = await screen.findByText(wholeText(new RegExp(`muted Ana in ${scene.name}`)));
  expect(said).toBeVisible();
  expect(screen.queryByText(/Mallory/)).toBeNull();
  expect(logged()).toContain("callbacks refused");
  expect(logged()).not.toContain("Mallory");
});

/** Tells the board of a participant who never joined; answers with the HTTP status. */
async function forge(conferenceSid: string, headers: Record<string, string>): Promise<number> {
  const body = new URLSearchParams({
    ConferenceSid: conferenceSid,
    AccountSid: simulatorAccount.accountSid,
    FriendlyName: "Forged",
    SequenceNumber: "1",
    Timestamp: new Date().toUTCString().replace("GMT", "+0000"),
    StatusCallbackEvent: "participant-join",
    CallSid: `CA${"0bad".repeat(8)}`,
    ParticipantLabel: "Mallory",
    Muted: "false",
    Hold: "false",
    Coaching: "false",
    StartConferenceOnEnter: "true",
    EndConferenceOnExit: "false",
  });
  const request = new Request(`${CALLBACKS}/conference`, { method: "POST", body, headers });
  return (await askBoard(request)).status;
}
