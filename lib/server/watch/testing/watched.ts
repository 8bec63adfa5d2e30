import { afterEach, beforeEach, vi } from "vitest";
import { feed } from "../../record/feed";
import { roomEventsOf } from "../../record/room-events";
import { tell } from "../../testing/callbacks";
import { withDatabase } from "../../testing/databases";
import { setUp } from "../../testing/gateway";
import { boot } from "../../testing/process";
import { sleeping } from "../../testing/sleeping";
import { watchConference } from "../conference-watcher";
import { rememberedRoom } from "../kept-rooms";
import type { Sleep } from "../loop";
import type { Watcher } from "../watcher";

/**
 * Tests that watch conferences, with a database of their own. Only the time of day stands still unless a
 * test moves it, however long the test waits.
 */
export function withWatchers(): void {
  withDatabase();
  beforeEach(() => void vi.setSystemTime(Date.UTC(2026, 0, 5, 9)));
  afterEach(() => {
    for (const watcher of watchers.splice(0)) watcher.stop();
    vi.useRealTimers();
  });
}

const watchers: Watcher[] = [];
/** Watches a conference until the test ends. */
export function watch(sid: string, sleep: Sleep): Watcher {
  const watcher = watchConference(sid, sleep);
  watchers.push(watcher);
  feed().subscribe((news) => {
    for (const { room } of news) if (room) watcher.heard(room);
  });
  return watcher;
}

/** A conference that is watched, with Ana and Ben in it. */
export async function watched(scene = setUp()) {
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
export async function calledBack(scene = setUp()) {
  const booted = await watched(scene);
  await tell(booted.sid, "participant-join", 1, await booted.participant("Ana"));
  await vi.waitUntil(() => booted.watcher.reading().callbacks);
  booted.pass(2000);
  await booted.until(15_000);
  return booted;
}
