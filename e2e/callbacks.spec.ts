import type { APIRequestContext } from "@playwright/test";
import { endToEndServers } from "@/lib/cli/e2e-servers.mjs";
import { freePort } from "@/lib/server/testing/postgres-server";
import { fillIn, fillInEssentials } from "./form";
import { firstAdminPath, joinBy } from "./join";
import { type Server, startBoard } from "./servers";
import { personOf } from "./signed-in";
import { simulatorAccount } from "./simulator-account";
import { expect, test } from "./story";

const PATH = "/api/twilio/callbacks";

test.use({ role: null });
// They share a board, which Twilio can reach.
test.describe.configure({ mode: "serial" });

let own: Server;

test.beforeAll(async () => {
  test.slow();
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  own = await startBoard(port, endToEndServers().simulator.url, { PUBLIC_URL: publicUrl });
});

test.afterAll(() => own.stop());

test("whoever is dialled in calls the board back, and a person's own address stays", async ({
  page,
  board,
  simulator,
}) => {
  await joinBy(own.url + firstAdminPath(own.printed()), page, personOf("admin"));
  const scene = await simulator.conference({
    friendlyName: "Called back",
    participants: [{ label: "Ana" }],
    callbackUrl: `${own.url}${PATH}/{source}`,
  });
  await page.goto(own.url + scene.path);

  const panel = await board.dialPanel();
  await fillInEssentials(panel, { label: "Noor" });
  await panel.getByRole("button", { name: "Dial" }).click();
  await expect(panel).toBeHidden();
  const [dial] = await scene.dials();
  expect(dial?.form).toEqual(
    expect.arrayContaining([
      ["ConferenceStatusCallback", `${own.url}${PATH}/conference`],
      ["ConferenceStatusCallbackMethod", "POST"],
      ["ConferenceStatusCallbackEvent", "join"],
      ["StatusCallback", `${own.url}${PATH}/call?conference=${scene.sid}`],
      ["StatusCallbackEvent", "ringing"],
    ]),
  );
  await expect(board.row("Noor").getByText("Ringing")).toBeVisible();
  const callSid = await scene.callSidOf("Noor");

  // From here on no look at Twilio shows anything: what the board knows, it was told.
  const path = `/Conferences/${scene.sid}`;
  const lift = await simulator.fault({ method: "GET", path, kind: "503", rate: 1 });
  await simulator.farParty(callSid, "answer");
  await expect(board.row("Noor").getByText("In call")).toBeVisible();
  await lift();

  const states = async (source: string) => {
    const made = await simulator.callbacks(`${own.url}${PATH}/${source}`, scene);
    return made.map(({ event, state }) => [event, state]);
  };
  await expect.poll(() => states("call")).toContainEqual(["answered", "delivered"]);
  await expect.poll(() => states("conference")).toContainEqual(["participant-join", "delivered"]);
  expect([...(await states("call")), ...(await states("conference"))].flat()).not.toContain(
    "failed",
  );

  const theirs = await board.dialPanel();
  await fillInEssentials(theirs, { label: "Otto" });
  await fillIn(theirs, "createParticipant", "statusCallback", "https://example.com/mine");
  await theirs.getByRole("button", { name: "Dial" }).click();
  await expect(theirs).toBeHidden();
  const form = (await scene.dials()).at(-1)?.form ?? [];
  const ofCall = form.filter(([name]) => name.startsWith("StatusCallback"));
  expect(ofCall).toEqual([["StatusCallback", "https://example.com/mine"]]);
});

test("what Twilio has not signed changes nothing, and is nowhere to be read", async ({
  page,
  board,
  request,
  simulator,
}) => {
  const scene = await simulator.conference({
    friendlyName: "Forged",
    participants: [{ label: "Ana" }],
  });
  await page.goto(`${own.url}/sign-in`);
  await page.getByLabel("E-mail").fill(personOf("admin").email);
  await page.getByLabel("Password").fill(personOf("admin").password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Conferences" })).toBeVisible();
  await page.goto(own.url + scene.path);
  await expect(board.row("Ana")).toBeVisible();

  expect(await forge(request, scene.sid, { "X-Twilio-Signature": "bm9ib2R5IHNpZ25lZA==" })).toBe(
    403,
  );
  expect(await forge(request, scene.sid, {})).toBe(403);
  for (const method of ["GET", "PUT", "DELETE"]) {
    const answer = await request.fetch(`${own.url}${PATH}/conference`, { method });
    expect(answer.status()).toBe(405);
  }

  await board.button("Mute Ana").click();
  await expect(board.row("Ana").getByText("Muted by you")).toBeVisible();
  await expect(board.row("Mallory")).toBeHidden();
  await page.goto(`${own.url}/audit`);
  await expect(page.getByText(`muted Ana in ${scene.name}`)).toBeVisible();
  await expect(page.getByText("Mallory")).toBeHidden();
  expect(own.printed()).toContain("callbacks refused");
  expect(own.printed()).not.toContain("Mallory");
});

/** Tells the board of somebody who never joined; answers with the HTTP status. */
async function forge(
  request: APIRequestContext,
  conferenceSid: string,
  headers: Record<string, string>,
): Promise<number> {
  const form = {
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
  };
  return (await request.post(`${own.url}${PATH}/conference`, { form, headers })).status();
}
