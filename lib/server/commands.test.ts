import { beforeEach, describe, expect, it, vi } from "vitest";
import type { CommandOperation, Receipt, Submitted } from "@/lib/model/command";
import { commandLog } from "./command-log";
import { submit } from "./commands";
import { OURS, RINGS, setUp } from "./testing/gateway";
import { boot } from "./testing/process";

const asking = vi.hoisted(() => ({ headers: {} as Record<string, string> }));
vi.mock("next/headers", () => ({ headers: async () => new Headers(asking.headers) }));
beforeEach(() => {
  asking.headers = { host: "localhost:3000", origin: "http://localhost:3000" };
});

/** Waits for the one receipt of a command. */
async function receiptOf(submitted: Submitted): Promise<Receipt> {
  if (!submitted.ok) throw new Error(JSON.stringify(submitted.faults));
  const { signal } = new AbortController();
  const [receipt] = await commandLog().receipts([submitted.commandId], 5000, signal);
  if (!receipt) throw new Error("There is no receipt");
  return receipt;
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
    const { asked, logged } = boot();
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
    boot();
    const wrong = { to: "nobody", timeout: -1, from: OURS };
    const submitted = await submit("createParticipant", { conferenceSid: "Lobby" }, wrong);
    const faults = submitted.ok ? [] : submitted.faults;
    expect(new Set(faults.map(({ option }) => option))).toEqual(new Set(["timeout", "to"]));
  });

  it("refuses what another site's page sends", async () => {
    const { asked } = boot();
    asking.headers = { host: "localhost:3000", origin: "https://example.com" };
    expect(await submit("createParticipant", { conferenceSid: "Lobby" }, dial)).toMatchObject({
      ok: false,
      faults: [{ kind: "forbidden" }],
    });
    expect(asked()).toEqual([]);
  });

  it("does nothing that cannot be put on record", async () => {
    const { asked } = boot();
    vi.spyOn(commandLog(), "request").mockRejectedValue(new Error("The disk is full"));
    expect(await submit("createParticipant", { conferenceSid: "Lobby" }, dial)).toMatchObject({
      ok: false,
      faults: [{ kind: "internal" }],
    });
    expect(asked()).toEqual([]);
  });
});

describe("a command", () => {
  it("is answered before Twilio answers", async () => {
    const scene = boot();
    const { sid, callSid } = scene.conference();
    scene.control.fault({ path: "", kind: "hang" });
    const target = { conferenceSid: sid, callSid: callSid("Ana") };
    const submitted = await submit("updateParticipant", target, { muted: true });
    expect(submitted).toEqual({ ok: true, commandId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    const waiting = receiptOf(submitted);
    await vi.waitFor(() => expect(scene.asked()).toHaveLength(1));
    scene.control.clearFaults();
    expect(await waiting).toMatchObject({ outcome: "unknown", fault: { kind: "connection" } });
  });

  it("does not wait for one that hangs", async () => {
    const scene = boot();
    const { sid, callSid } = scene.conference();
    scene.control.fault({ path: "", kind: "hang" });
    await submit("createParticipant", { conferenceSid: sid }, dial);
    const target = { conferenceSid: sid, callSid: callSid("Ana") };
    const muted = await receiptOf(await submit("updateParticipant", target, { muted: true }));
    expect(muted).toMatchObject({ outcome: "done", participant: { muted: true } });
    scene.control.clearFaults();
  });

  it.each([
    ["done", undefined],
    ["failed", "429"],
    ["unknown", "500"],
    ["unknown", "lost-answer"],
  ] as const)("that is %s has one receipt (%s)", async (outcome, kind) => {
    const scene = boot(setUp());
    const settle = vi.spyOn(commandLog(), "settle");
    if (kind) scene.control.fault({ path: "", kind });
    const submitted = await submit("createParticipant", { conferenceSid: "Lobby" }, dial);
    const receipt = await receiptOf(submitted);
    expect(receipt).toMatchObject({
      commandId: submitted.ok && submitted.commandId,
      outcome,
      took: expect.any(Number),
    });
    expect(new Date(receipt.at).toISOString()).toBe(receipt.at);
    expect(settle).toHaveBeenCalledTimes(1);
    expect(scene.control.requests({ method: "POST" })).toHaveLength(1);
  });
});

describe("a dial whose answer is lost", () => {
  it("is unknown, is not repeated, and rings all the same", async () => {
    const { control, gateway } = boot();
    control.fault({ path: "", kind: "lost-answer" });
    const target = { conferenceSid: "Lobby" };
    const receipt = await receiptOf(await submit("createParticipant", target, dial));
    expect(receipt).toMatchObject({
      outcome: "unknown",
      fault: { kind: "connection", unsure: true, repeatable: false },
    });
    expect(control.requests({ method: "POST" })).toHaveLength(1);
    const { conferences } = await gateway.conferences.page();
    expect(conferences.map(({ friendlyName }) => friendlyName)).toEqual(["Lobby"]);
  });
});

describe("what is secret", () => {
  const secrets = { sipAuthPassword: "open-sesame", callToken: "t0ken-t0ken" };
  const options = { ...dial, to: "sip:ana@example.com", sipAuthUsername: "ana", ...secrets };

  it.each([[undefined], ["500"], ["html"]] as const)(
    "reaches Twilio and nothing else (%s)",
    async (kind) => {
      const scene = boot();
      const request = vi.spyOn(commandLog(), "request");
      if (kind) scene.control.fault({ path: "", kind });
      const target = { conferenceSid: "Lobby" };
      const receipt = await receiptOf(await submit("createParticipant", target, options));
      const form = Object.fromEntries(scene.control.requests({ method: "POST" })[0]?.form ?? []);
      expect(form).toMatchObject({ SipAuthPassword: "open-sesame", CallToken: "t0ken-t0ken" });

      const recorded = request.mock.calls[0]?.[0].options;
      expect(recorded).toMatchObject({ sipAuthUsername: "ana", sipAuthPassword: "[secret]" });
      await vi.waitFor(() => expect(scene.logged()).toContain(receipt.commandId));
      const kept = JSON.stringify([recorded, receipt]) + scene.logged();
      const { authToken, accountSid } = scene.simulator;
      const basic = Buffer.from(`${accountSid}:${authToken}`).toString("base64");
      for (const secret of [...Object.values(secrets), authToken, basic, "Basic "]) {
        expect(kept).not.toContain(secret);
      }
    },
  );

  it("is not in the line that is logged, which says what became of it", async () => {
    const { logged } = boot();
    const target = { conferenceSid: "Lobby" };
    const refused = { ...options, from: "+15005550001" };
    const receipt = await receiptOf(await submit("createParticipant", target, refused));
    await vi.waitFor(() => expect(logged()).not.toBe(""));
    expect(JSON.parse(logged())).toEqual({
      level: 30,
      time: expect.any(Number),
      msg: "command",
      command: receipt.commandId,
      operation: "createParticipant",
      conferenceSid: "Lobby",
      outcome: "failed",
      took: receipt.took,
      code: 21212,
      kind: "invalid",
    });
  });
});
