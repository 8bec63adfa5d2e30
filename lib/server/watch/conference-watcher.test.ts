import { describe, expect, it, vi } from "vitest";
import { deed, request } from "../audit/testing/record";
import type { Fetch } from "../gateway/transport";
import { receiptEvent } from "../record/command-log-events";
import { append } from "../record/events";
import { feed } from "../record/feed";
import { tell } from "../testing/callbacks";
import { doneOf } from "../testing/commands";
import { setUp } from "../testing/gateway";
import { watchedOf } from "./interest";
import { rememberedRoom } from "./kept-rooms";
import { lookAtConference } from "./look";
import { calledBack, watch, watched, withWatchers } from "./testing/watched";

withWatchers();

describe("a conference without callbacks", () => {
  it("is read every two seconds, and only what is new is put on record", async () => {
    const { sid, pass, until, lists, differences } = await watched();
    const first = await differences();
    expect(first[0]?.participants).toHaveLength(2);
    for (let read = 2; read <= 4; read++) {
      pass(2000);
      await vi.waitUntil(() => lists() === read);
      await until(2000);
    }
    expect(await differences()).toEqual(first);
    expect(watchedOf(sid)).toEqual({
      conferenceSid: sid,
      readAt: Date.now(),
      fault: null,
      callbacks: false,
    });
  });

  it("shows who has hung up, and how", async () => {
    const { control, callSid, pass, leg, differences } = await watched();
    const before = (await differences()).length;
    control.hangUp(callSid("Ana"));
    pass(2000);
    await vi.waitFor(() => expect(leg("Ana")?.ended?.how).toBe("left"));
    const [gone, call] = (await differences()).slice(before);
    expect(gone).toMatchObject({ gone: [callSid("Ana")] });
    expect(call).toMatchObject({ calls: [{ sid: callSid("Ana"), status: "completed" }] });
  });

  it("is not read any more when it has ended and everybody's end is known", async () => {
    const { gateway, sid, pass, pauses, lists } = await watched();
    await gateway.conferences.update(sid, { status: "completed" });
    pass(2000);
    await vi.waitUntil(() => lists() === 2);
    await vi.waitFor(() => expect(rememberedRoom(sid)?.conference.status).toBe("completed"));
    await vi.waitUntil(() => rememberedRoom(sid)?.legs.every(({ ended }) => ended?.how !== "lost"));
    expect(pauses()).toEqual([]);
  });
});

describe("a conference with callbacks", () => {
  it("is read every fifteen seconds, as a check", async () => {
    const { pass, until, lists, pauses } = await calledBack();
    expect(lists()).toBe(2);
    pass(14_999);
    expect(pauses()).toEqual([15_000]);
    pass(1);
    await vi.waitUntil(() => lists() === 3);
    await until(15_000);
  });

  it("is read every two seconds when one of them has not come, for a minute and until another has", async () => {
    const { control, callSid, sid, participant, pass, until, leg } = await calledBack();
    control.hangUp(callSid("Ana"));
    pass(15_000);
    await until(2000);
    expect(leg("Ana")?.ended).not.toBeNull();
    expect(watchedOf(sid)?.callbacks).toBe(false);
    pass(58_000);
    await until(2000);
    pass(2000);
    await until(2000);
    await tell(sid, "participant-mute", 2, await participant("Ben"));
    await vi.waitUntil(() => watchedOf(sid)?.callbacks);
    pass(2000);
    await until(15_000);
  });

  it("is read at once when a number is missing for more than 700 ms", async () => {
    const { sid, participant, pass, until, lists } = await calledBack();
    const ana = await participant("Ana");
    pass(5000);
    await tell(sid, "participant-speech-start", 4, ana);
    await until(700);
    expect(lists()).toBe(2);
    pass(700);
    await vi.waitUntil(() => lists() === 3);
    await until(15_000);
  });

  it("is read at once when the number that is missing was lost before anybody watched", async () => {
    const { sid, participant, watcher, sleep, pass, until, lists } = await calledBack();
    const ana = await participant("Ana");
    watcher.stop();
    watch(sid, sleep);
    await vi.waitUntil(() => lists() === 3);
    pass(5000);
    await tell(sid, "participant-speech-start", 3, ana);
    await until(700);
    pass(700);
    await vi.waitFor(() => expect(lists()).toBe(4));
  });

  it("is not read at once when nothing was lost before anybody watched", async () => {
    const { sid, participant, watcher, sleep, pauses, lists } = await calledBack();
    watcher.stop();
    watch(sid, sleep);
    await vi.waitUntil(() => lists() === 3);
    const told = await tell(sid, "participant-speech-start", 2, await participant("Ana"));
    await vi.waitUntil(() => rememberedRoom(sid)?.event === told);
    expect(pauses()).not.toContain(700);
  });

  it("is read once more when somebody else's look had begun before the number was missed", async () => {
    const gate = { closed: false, open: () => {} };
    const wire =
      (simulator: Fetch): Fetch =>
      async (asked) => {
        const answer = await simulator(asked);
        if (gate.closed && asked.url.includes("Participants.json")) {
          await new Promise<void>((resolve) => Object.assign(gate, { open: resolve }));
        }
        return answer;
      };
    const { sid, participant, pass, until, lists } = await calledBack(setUp({ wire }));
    const ana = await participant("Ana");
    gate.closed = true;
    void lookAtConference(sid);
    await vi.waitUntil(() => lists() === 3);
    pass(5000);
    await tell(sid, "participant-speech-start", 4, ana);
    await until(700);
    pass(700);
    gate.closed = false;
    gate.open();
    await until(1000);
    pass(1000);
    await vi.waitFor(() => expect(lists()).toBe(4));
  });

  it("is not read at once when the missing number came after all", async () => {
    const { sid, participant, pass, until, pauses, lists } = await calledBack();
    const ana = await participant("Ana");
    pass(5000);
    await tell(sid, "participant-speech-stop", 3, ana);
    await until(700);
    await tell(sid, "participant-speech-start", 2, ana);
    await vi.waitUntil(() => rememberedRoom(sid)?.event === feed().last());
    pass(700);
    await vi.waitUntil(() => !pauses().includes(700));
    expect(lists()).toBe(2);
  });

  it.each(["participant-hold", "participant-unhold", "participant-modify"] as const)(
    "has somebody read at once after %s, which may not hold",
    async (event) => {
      const { sid, participant, fetches } = await calledBack();
      const ana = await participant("Ana");
      const before = fetches("Ana");
      await tell(sid, event, 2, ana);
      await vi.waitFor(() => expect(fetches("Ana")).toBe(before + 1));
    },
  );
});

describe("a press", () => {
  it("that mutes somebody in vain is found out after a second and a half", async () => {
    const { control, gateway, sid, callSid, pass, until, leg, fetches } = await calledBack();
    control.setQuirk(callSid("Ana"), "mute-does-not-take");
    const participant = await gateway.participants.update(sid, callSid("Ana"), { muted: true });
    const before = fetches("Ana");
    await deed(
      {
        target: { conferenceSid: sid, callSid: callSid("Ana") },
        requestedAt: new Date().toISOString(),
      },
      { at: new Date().toISOString(), participant },
    );
    await vi.waitFor(() => expect(leg("Ana")).toMatchObject({ muted: true }));
    await until(1500);
    pass(1500);
    await vi.waitFor(() => expect(leg("Ana")).toMatchObject({ muted: false }));
    expect(fetches("Ana")).toBe(before + 1);
  });

  it("that mutes somebody in vain is found out after a read that began before it was heard of", async () => {
    const { control, gateway, sid, callSid, pass, until, leg, lists } = await calledBack();
    control.setQuirk(callSid("Ana"), "mute-does-not-take");
    const participant = await gateway.participants.update(sid, callSid("Ana"), { muted: true });
    const at = new Date().toISOString();
    const before = lists();
    pass(15_000);
    await vi.waitUntil(() => lists() > before);
    await until(15_000);
    const target = { conferenceSid: sid, callSid: callSid("Ana") };
    await deed({ target, requestedAt: at }, { at, participant });
    await vi.waitFor(() => expect(leg("Ana")).toMatchObject({ muted: true }));
    await until(1500);
    pass(1500);
    await vi.waitFor(() => expect(leg("Ana")).toMatchObject({ muted: false }));
  });

  it("that mutes somebody in vain is found out by a watcher that began after it was made", async () => {
    const scene = await calledBack();
    const { control, gateway, sid, callSid, sleep, until, pass, leg, lists } = scene;
    scene.watcher.stop();
    control.setQuirk(callSid("Ana"), "mute-does-not-take");
    const participant = await gateway.participants.update(sid, callSid("Ana"), { muted: true });
    const target = { conferenceSid: sid, callSid: callSid("Ana") };
    const command = await request({ target, requestedAt: new Date().toISOString() });
    await vi.waitUntil(() => rememberedRoom(sid)?.event === feed().last());
    const before = lists();
    watch(sid, sleep);
    await vi.waitUntil(() => lists() > before);
    await until(2000);
    const at = new Date().toISOString();
    await append(receiptEvent(command, doneOf(command, { at, participant })));
    await vi.waitFor(() => expect(leg("Ana")).toMatchObject({ muted: true }));
    await until(1500);
    pass(1500);
    await vi.waitFor(() => expect(leg("Ana")).toMatchObject({ muted: false }));
  });

  it("that mutes somebody needs no read where the callback tells of it", async () => {
    const { gateway, sid, callSid, pass, until, pauses, fetches } = await calledBack();
    const participant = await gateway.participants.update(sid, callSid("Ana"), { muted: true });
    const before = fetches("Ana");
    await deed(
      { target: { conferenceSid: sid, callSid: callSid("Ana") } },
      { at: new Date().toISOString(), participant },
    );
    await tell(sid, "participant-mute", 2, participant);
    await until(1500);
    await vi.waitUntil(() => rememberedRoom(sid)?.event === feed().last());
    pass(1500);
    await vi.waitUntil(() => !pauses().includes(1500));
    expect(fetches("Ana")).toBe(before);
  });

  it.each([
    ["is unknown", { outcome: "unknown" as const }],
    [
      "was not taken",
      {
        outcome: "failed" as const,
        fault: { kind: "not-taken" as const, message: "", repeatable: true, unsure: false },
      },
    ],
  ])("whose outcome %s has somebody read at once", async (_, outcome) => {
    const { sid, callSid, fetches } = await watched();
    const target = { conferenceSid: sid, callSid: callSid("Ben") };
    await deed({ target, options: { hold: true } }, { at: new Date().toISOString(), ...outcome });
    await vi.waitFor(() => expect(fetches("Ben")).toBe(1));
  });

  it("that finds nobody has it seen at once who has gone without a word", async () => {
    const { control, sid, callSid, pass, leg } = await calledBack();
    control.hangUp(callSid("Ana"));
    pass(2000);
    const fault = { kind: "not-found" as const, message: "", repeatable: true, unsure: false };
    await deed(
      { target: { conferenceSid: sid, callSid: callSid("Ana") }, options: { hold: true } },
      { at: new Date().toISOString(), outcome: "failed", fault },
    );
    await vi.waitFor(() => expect(leg("Ana")?.ended?.how).toBe("left"));
  });
});

describe("a participant who is odd", () => {
  it("and haunts the list is gone, as the callback and the call say", async () => {
    const { control, sid, callSid, participant, pass, until, leg } = await calledBack();
    const ana = await participant("Ana");
    control.setQuirk(callSid("Ana"), "ghost");
    await tell(sid, "participant-leave", 2, ana);
    await vi.waitFor(() => expect(leg("Ana")?.ended?.how).toBe("left"));
    for (let check = 0; check < 3; check++) {
      pass(15_000);
      await until(15_000);
      expect(leg("Ana")?.ended?.how).toBe("left");
    }
  });

  it("and is in no list is there, as Twilio says when asked by name", async () => {
    const { control, callSid, pass, until, leg, fetches, differences } = await watched();
    const before = await differences();
    control.setQuirk(callSid("Ana"), "unlisted");
    pass(2000);
    await vi.waitUntil(() => fetches("Ana") === 1);
    await until(2000);
    expect(leg("Ana")?.ended).toBeNull();
    expect(await differences()).toEqual(before);
  });
});
