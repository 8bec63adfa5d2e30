import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { deed } from "../audit/testing/record";
import { feed } from "../record/feed";
import { roomEventsOf } from "../record/room-events";
import { tell } from "../testing/callbacks";
import { withDatabase } from "../testing/databases";
import { setUp } from "../testing/gateway";
import { boot } from "../testing/process";
import { sleeping } from "../testing/sleeping";
import { watchConference } from "./conference-watcher";
import { watchedOf } from "./interest";
import { rememberedRoom } from "./kept-rooms";
import type { Sleep } from "./loop";
import type { Watcher } from "./watcher";

withDatabase();
// Only the time of day: it stands still unless a test moves it, however long the test waits.
beforeEach(() => void vi.setSystemTime(Date.UTC(2026, 0, 5, 9)));

const watchers: Watcher[] = [];
afterEach(() => {
  for (const watcher of watchers.splice(0)) watcher.stop();
  vi.useRealTimers();
});

function watch(sid: string, sleep: Sleep): Watcher {
  const watcher = watchConference(sid, sleep);
  watchers.push(watcher);
  feed().subscribe((news) => {
    for (const { room } of news) if (room) watcher.heard(room);
  });
  return watcher;
}

/** A conference that is watched, with Ana and Ben in it. */
async function watched(scene = setUp()) {
  const booted = boot(scene);
  const { sid, callSid } = booted.conference([{ label: "Ana" }, { label: "Ben" }]);
  const clock = sleeping();
  await feed().ready();
  const watcher = watch(sid, clock.sleep);
  await clock.until(2000);
  const asked = (what: string) => booted.asked().filter((one) => one.includes(what)).length;
  return {
    ...booted,
    ...clock,
    sid,
    callSid,
    watcher,
    lists: () => asked("Participants.json"),
    fetches: (label: string) =>
      asked(`GET /Conferences/${sid}/Participants/${callSid(label)}.json`),
    leg: (label: string) => rememberedRoom(sid)?.legs.find((one) => one.label === label),
    differences: async () =>
      (await roomEventsOf(sid)).flatMap((event) =>
        event.kind === "read" ? [event.difference] : [],
      ),
    participant: (label: string) => booted.gateway.participants.fetch(sid, callSid(label)),
  };
}

/** The same, about which Twilio calls back. */
async function calledBack(scene = setUp()) {
  const booted = await watched(scene);
  await tell(booted.sid, "participant-join", 1, await booted.participant("Ana"));
  await vi.waitUntil(() => booted.watcher.reading().callbacks);
  booted.pass(2000);
  await booted.until(15_000);
  return booted;
}

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
    await vi.waitUntil(() => lists() === 4);
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

describe("Twilio that has too many requests", () => {
  it("is asked ever more seldom, and as before when it works again", async () => {
    const { sid, control, pass, until } = await watched();
    control.fault({ path: "/Conferences/", kind: "429", count: 10_000 });
    for (const [before, then] of [2000, 4000, 8000, 16_000, 30_000, 30_000].entries()) {
      const pause = [4000, 8000, 16_000, 30_000, 30_000, 30_000][before] ?? 0;
      pass(then);
      await until(pause);
      await vi.waitFor(() => expect(watchedOf(sid)?.fault?.kind).toBe("rate-limited"));
    }
    control.clearFaults();
    pass(30_000);
    await until(2000);
    expect(watchedOf(sid)).toMatchObject({ fault: null, readAt: Date.now() });
  });

  it("is not asked sooner because a callback is missing", async () => {
    const { sid, control, participant, pass, until, pauses } = await calledBack();
    const ana = await participant("Ana");
    control.fault({ path: "/Conferences/", kind: "429", count: 10_000 });
    pass(15_000);
    await vi.waitFor(() => expect(watchedOf(sid)?.fault).not.toBeNull());
    await until(15_000);
    await tell(sid, "participant-speech-start", 4, ana);
    await until(700);
    pass(700);
    await vi.waitUntil(() => !pauses().includes(700));
    expect(pauses()).toEqual([15_000]);
  });
});

describe("Twilio that cannot be reached", () => {
  it("is asked again after two seconds, and every ten at last", async () => {
    const { sid, control, pass, until } = await watched();
    control.fault({ path: "/Conferences/", kind: "503", count: 10_000 });
    for (const [then, pause] of [
      [2000, 2000],
      [2000, 4000],
      [4000, 8000],
      [8000, 10_000],
    ] as const) {
      pass(then);
      await until(pause);
    }
    expect(watchedOf(sid)).toMatchObject({ fault: { kind: "unavailable" } });
    expect(watchedOf(sid)?.readAt).toBeLessThan(Date.now());
  });
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
