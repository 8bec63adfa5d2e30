import { describe, expect, it, vi } from "vitest";
import type { CommandOperation } from "@/lib/model/command";
import { asking } from "@/lib/server/testing/next-headers";
import { submit } from "./commands";
import { commandLog } from "./record/command-log";
import { withDatabase } from "./testing/databases";
import { OURS, RINGS, type Scene } from "./testing/gateway";
import { boot } from "./testing/process";
import { signIn } from "./testing/sign-in";

withDatabase();

/** A process that an admin asks. */
async function bootSignedIn(scene?: Scene) {
  const booted = boot(scene);
  asking.headers = (await signIn("admin")).headers;
  return booted;
}

const dial = { to: RINGS, from: OURS };
const CF = `CF${"1".repeat(32)}`;
const CA = `CA${"2".repeat(32)}`;

describe("before Twilio is asked", () => {
  it.each<[string, CommandOperation, unknown, unknown]>([
    ["no target", "removeParticipant", undefined, {}],
    ["a target that is a text", "removeParticipant", CF, {}],
    ["a target that is a list", "removeParticipant", [CF, CA], {}],
    ["no conference", "updateConference", {}, { status: "completed" }],
    ["a conference by its name", "updateConference", { conferenceSid: "Lobby" }, {}],
    ["a conference's path", "updateConference", { conferenceSid: `${CF}/../${CF}` }, {}],
    ["a conference that is a number", "updateConference", { conferenceSid: 7 }, {}],
    ["a participant with a slash", "removeParticipant", { conferenceSid: CF, callSid: "a/b" }, {}],
    [
      "a participant without end",
      "removeParticipant",
      { conferenceSid: CF, callSid: "a".repeat(129) },
      {},
    ],
    ["a participant that is a list", "removeParticipant", { conferenceSid: CF, callSid: [CA] }, {}],
    [
      "a field that is foreign",
      "removeParticipant",
      { conferenceSid: CF, callSid: CA, host: "x" },
      {},
    ],
    ["a dial to nowhere", "createParticipant", { conferenceSid: "" }, dial],
    ["a dial to a long name", "createParticipant", { conferenceSid: "a".repeat(129) }, dial],
    ["a dial to a name with NUL", "createParticipant", { conferenceSid: "Lob\0by" }, dial],
    ["a dial to a name with a line break", "createParticipant", { conferenceSid: "Lob\nby" }, dial],
    ["a dial to a name with ESC", "createParticipant", { conferenceSid: "\u001BLobby" }, dial],
    ["a dial to a name that turns", "createParticipant", { conferenceSid: "Lob\u202Eby" }, dial],
    ["a dial to half a character", "createParticipant", { conferenceSid: "Lobby\ud800" }, dial],
    ["a dial to a name that nobody sees", "createParticipant", { conferenceSid: "\u200B" }, dial],
    ["a dial to a dot", "createParticipant", { conferenceSid: "." }, dial],
    [
      "a label that turns",
      "createParticipant",
      { conferenceSid: CF },
      { ...dial, label: "Ana\u202E" },
    ],
    ["half a participant", "removeParticipant", { conferenceSid: CF, callSid: "\udc00" }, {}],
    ["a dial with a participant", "createParticipant", { conferenceSid: CF, callSid: CA }, dial],
    ["no options", "updateParticipant", { conferenceSid: CF, callSid: CA }, undefined],
    ["options in a list", "updateParticipant", { conferenceSid: CF, callSid: CA }, [true]],
    [
      "an option of a wrong type",
      "updateParticipant",
      { conferenceSid: CF, callSid: CA },
      { muted: "yes" },
    ],
    [
      "an option of another operation",
      "updateParticipant",
      { conferenceSid: CF, callSid: CA },
      { label: "x" },
    ],
    [
      "an option that every object has",
      "updateParticipant",
      { conferenceSid: CF, callSid: CA },
      { constructor: 1 },
    ],
    ["a dial to nobody", "createParticipant", { conferenceSid: CF }, { from: OURS }],
  ])("refuses %s in a whole sentence", async (_, operation, target, options) => {
    const { asked, logged } = await bootSignedIn();
    expect(await submit(operation, target, options)).toEqual({
      ok: false,
      faults: [
        expect.objectContaining({
          kind: "invalid",
          message: expect.stringMatching(/^[A-Z][^{}"]*[.]$/),
          unsure: false,
        }),
      ],
    });
    expect(asked()).toEqual([]);
    expect(logged()).toBe("");
  });

  it("names every option that is wrong", async () => {
    await bootSignedIn();
    const wrong = { to: "nobody", timeout: -1, from: OURS };
    const submitted = await submit("createParticipant", { conferenceSid: "Lobby" }, wrong);
    const faults = submitted.ok ? [] : submitted.faults;
    expect(new Set(faults.map(({ option }) => option))).toEqual(new Set(["timeout", "to"]));
  });

  it.each([null, 7, "", "1", "../receipts", ["a"]])("refuses the id %j", async (commandId) => {
    const { asked } = await bootSignedIn();
    const submitted = await submit(
      "createParticipant",
      { conferenceSid: "Lobby" },
      dial,
      commandId,
    );
    expect(submitted).toMatchObject({ ok: false, faults: [{ kind: "invalid" }] });
    expect(asked()).toEqual([]);
  });

  it("refuses what another site's page sends", async () => {
    const { asked } = await bootSignedIn();
    asking.headers = { ...asking.headers, origin: "https://example.com" };
    expect(await submit("createParticipant", { conferenceSid: "Lobby" }, dial)).toMatchObject({
      ok: false,
      faults: [{ kind: "forbidden" }],
    });
    expect(asked()).toEqual([]);
  });

  it("does nothing that cannot be put on record", async () => {
    const { asked } = await bootSignedIn();
    vi.spyOn(commandLog(), "request").mockRejectedValue(new Error("The disk is full"));
    expect(await submit("createParticipant", { conferenceSid: "Lobby" }, dial)).toMatchObject({
      ok: false,
      faults: [{ kind: "internal" }],
    });
    expect(asked()).toEqual([]);
  });
});
