import { afterEach, beforeEach, expect, it, vi } from "vitest";
import * as telling from "@/lib/model/timeline-of";
import { tell } from "../testing/callbacks";
import { withDatabase } from "../testing/databases";
import { boot } from "../testing/process";
import { later } from "../testing/waiting";
import { readTimeline } from "./read-timeline";

vi.mock(import("@/lib/model/timeline-of"), { spy: true });

withDatabase();
beforeEach(() => void vi.setSystemTime(Date.UTC(2026, 0, 5, 9)));
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** A conference with Ana in it, of which somebody has read the timeline. */
async function told() {
  const booted = boot();
  const { sid, callSid } = booted.conference([{ label: "Ana" }]);
  const ana = await booted.gateway.participants.fetch(sid, callSid("Ana"));
  return { sid, ana };
}

it("is not told anew for long where telling it took long", async () => {
  const { sid, ana } = await told();
  let now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => now);
  const { timelineOf } = await vi.importActual<typeof telling>("@/lib/model/timeline-of");
  const tellSlowly = vi.mocked(telling.timelineOf).mockImplementation((...asked) => {
    now += 600;
    return timelineOf(...asked);
  });
  await readTimeline(sid);
  await tell(sid, "participant-mute", 1, { ...ana, muted: true });
  later(1000);
  now += 10_000;
  await readTimeline(sid);
  expect(tellSlowly).toHaveBeenCalledTimes(1);
  later(1000);
  now += 2000;
  const { marks } = await readTimeline(sid);
  expect(tellSlowly).toHaveBeenCalledTimes(2);
  expect(marks.map(({ what }) => what)).toContain("muted");
});

it("leaves out who talks where too much happened, and then the beginning", async () => {
  const { sid, ana } = await told();
  await tell(sid, "participant-join", 1, ana);
  await tell(sid, "participant-speech-start", 2, ana);
  later(5000);
  await tell(sid, "participant-speech-stop", 3, ana);
  await tell(sid, "participant-mute", 4, { ...ana, muted: true });
  const read = async (most: number) => {
    later(60_000);
    boot();
    const { leftOut, lanes } = await readTimeline(sid, most);
    return [leftOut, lanes.flatMap(({ bands }) => bands).some(({ kind }) => kind === "speech")];
  };
  expect(await read(4)).toEqual([undefined, true]);
  expect(await read(3)).toEqual(["speech", false]);
  expect(await read(1)).toEqual(["speech-and-beginning", false]);
});
