import { describe, expect, it, vi } from "vitest";
import { asking } from "@/lib/server/testing/next-headers";
import { submit } from "./commands";
import { commandLog } from "./record/command-log";
import { receiptOf } from "./testing/commands";
import { withDatabase } from "./testing/databases";
import { OURS, RINGS, type Scene, setUp } from "./testing/gateway";
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

describe("a command", () => {
  it("is answered before Twilio answers", async () => {
    const scene = await bootSignedIn();
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

  it("is done once, however its id is written", async () => {
    const scene = await bootSignedIn();
    const { sid } = scene.conference();
    const id = "ac07f1f2-5b6e-4c1b-9a3e-2f0f6f0f6f0f";
    const answers = await Promise.all(
      [id, id.toUpperCase()].map((one) =>
        submit("createParticipant", { conferenceSid: sid }, dial, one),
      ),
    );
    expect(answers).toEqual([
      { ok: true, commandId: id },
      { ok: true, commandId: id },
    ]);
    for (const answer of answers)
      expect(await receiptOf(answer)).toMatchObject({ outcome: "done" });
    expect(scene.control.requests({ method: "POST" })).toHaveLength(1);
  });

  it("does not wait for one that hangs", async () => {
    const scene = await bootSignedIn();
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
    const scene = await bootSignedIn(setUp());
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

describe("a press that comes twice", () => {
  const commandId = "0b9c1f6e-6c1d-4a52-9d1e-3f5a7c9e1b2d";
  const press = () => submit("createParticipant", { conferenceSid: "Lobby" }, dial, commandId);

  it("is done once, under the id that it brings", async () => {
    const { control } = await bootSignedIn();
    const [first, second] = [await press(), await press()];
    expect([first, second]).toEqual([
      { ok: true, commandId },
      { ok: true, commandId },
    ]);
    expect(await receiptOf(first)).toMatchObject({ commandId, outcome: "done" });
    expect(await press()).toEqual(first);
    expect(control.requests({ method: "POST" })).toHaveLength(1);
  });

  it.each<[string, string, object, object]>([
    [
      "another number",
      "createParticipant",
      { conferenceSid: "Lobby" },
      { ...dial, to: "+14155550123" },
    ],
    ["one option more", "createParticipant", { conferenceSid: "Lobby" }, { ...dial, muted: true }],
    ["another conference", "createParticipant", { conferenceSid: "Hall" }, dial],
  ])("is refused where it asks for something else: %s", async (_, operation, target, options) => {
    const { control } = await bootSignedIn();
    await receiptOf(await press());
    const submitted = await submit(operation as "createParticipant", target, options, commandId);
    expect(submitted).toMatchObject({ ok: false, faults: [{ kind: "conflict", unsure: false }] });
    expect(control.requests({ method: "POST" })).toHaveLength(1);
  });

  it("is refused where it is another operation", async () => {
    const scene = await bootSignedIn();
    const { sid, callSid } = scene.conference();
    await receiptOf(await press());
    const target = { conferenceSid: sid, callSid: callSid("Ana") };
    expect(await submit("removeParticipant", target, {}, commandId)).toMatchObject({
      ok: false,
      faults: [{ kind: "conflict" }],
    });
    expect(scene.asked().filter((one) => one.startsWith("DELETE"))).toEqual([]);
  });

  it("is refused where somebody else makes it", async () => {
    const { control } = await bootSignedIn();
    await receiptOf(await press());
    asking.headers = (await signIn("supervisor")).headers;
    expect(await press()).toMatchObject({ ok: false, faults: [{ kind: "conflict" }] });
    expect(control.requests({ method: "POST" })).toHaveLength(1);
  });

  it("is done when the first one was refused before it was on record", async () => {
    const { control } = await bootSignedIn();
    const { headers } = asking;
    asking.headers = { ...headers, host: "elsewhere.example.com" };
    expect(await press()).toMatchObject({ ok: false });
    asking.headers = headers;
    expect(await receiptOf(await press())).toMatchObject({ outcome: "done" });
    expect(control.requests({ method: "POST" })).toHaveLength(1);
  });
});

describe("a dial whose answer is lost", () => {
  it("is unknown, is not repeated, and rings all the same", async () => {
    const { control, gateway } = await bootSignedIn();
    control.fault({ path: "", kind: "lost-answer" });
    const target = { conferenceSid: "Lobby" };
    const receipt = await receiptOf(await submit("createParticipant", target, dial));
    expect(receipt).toMatchObject({
      outcome: "unknown",
      fault: { kind: "connection", unsure: true, repeatable: false },
    });
    expect(control.requests({ method: "POST" })).toHaveLength(1);
    const conferences = await gateway.conferences.live();
    expect(conferences.map(({ friendlyName }) => friendlyName)).toEqual(["Lobby"]);
  });
});

describe("what is secret", () => {
  const secrets = { sipAuthPassword: "open-sesame", callToken: "t0ken-t0ken" };
  const options = { ...dial, to: "sip:ana@example.com", sipAuthUsername: "ana", ...secrets };

  it.each([[undefined], ["500"], ["html"], ["reset"], ["lost-answer"]] as const)(
    "reaches Twilio and nothing else (%s)",
    async (kind) => {
      const scene = await bootSignedIn();
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
    const { logged } = await bootSignedIn();
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
