import { describe, expect, it, vi } from "vitest";
import { tell } from "../testing/callbacks";
import { watchedOf } from "./interest";
import { calledBack, watched, withWatchers } from "./testing/watched";

withWatchers();

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
