import { eq } from "drizzle-orm";
import { expect, it, vi } from "vitest";
import { carryOut } from "./carry-out";
import { orm } from "./database/database";
import { events } from "./database/record";
import { environment } from "./env";
import { commandOf } from "./testing/commands";
import { withDatabase } from "./testing/databases";
import { OURS, RINGS } from "./testing/gateway";
import { boot } from "./testing/process";

withDatabase();

const options = { to: RINGS, from: OURS, label: "Noor" };

/** Dials somebody in; tells what was sent, and what is on record of it. */
async function dialled(settings: object) {
  const scene = boot();
  Object.assign(environment(), settings);
  const { sid: conferenceSid } = scene.conference();
  const dial = { operation: "createParticipant", target: { conferenceSid }, options } as const;
  await carryOut("createParticipant", commandOf(dial), options);
  const requests = () => scene.control.requests({ method: "POST" });
  await vi.waitFor(() => expect(requests()).toHaveLength(1));
  const isReceipt = eq(events.kind, "receipt");
  await vi.waitFor(async () => expect(await orm().$count(events, isReceipt)).toBe(1));
  const [command] = await orm().select().from(events).where(eq(events.kind, "command"));
  return { sent: Object.fromEntries(requests()[0]?.form ?? []), command, conferenceSid };
}

const theirs = { To: RINGS, From: OURS, Label: "Noor" };

it("a dial calls back a board that Twilio can reach, and only what the person set is on record", async () => {
  const settings = { publicUrl: "https://board.example.com", authToken: "t" };
  const { sent, command, conferenceSid } = await dialled(settings);
  const base = "https://board.example.com/api/twilio/callbacks";
  expect(sent).toMatchObject({
    ...theirs,
    ConferenceStatusCallback: `${base}/conference`,
    StatusCallback: `${base}/call?conference=${conferenceSid}`,
  });
  expect(command?.payload).toMatchObject({ options });
  expect(JSON.stringify(command?.payload)).not.toContain("allback");
});

it.each([undefined, "https://board.example.com"])(
  "a dial calls nobody back where nothing could be checked, at %o",
  async (publicUrl) => {
    expect((await dialled({ publicUrl, authToken: undefined })).sent).toEqual(theirs);
  },
);
