import { setImmediate } from "node:timers/promises";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { FaultError } from "@/lib/model/fault";
import { feed } from "../record/feed";
import { withDatabase } from "../testing/databases";
import { boot } from "../testing/process";
import { sleeping } from "../testing/sleeping";
import { watchConference } from "./conference-watcher";
import { watchedOf } from "./interest";
import { rememberedRoom } from "./kept-rooms";
import type { Watcher } from "./watcher";

withDatabase();
beforeEach(() => void vi.setSystemTime(Date.UTC(2026, 0, 5, 9)));

const watchers: Watcher[] = [];
afterEach(() => {
  for (const watcher of watchers.splice(0)) watcher.stop();
  vi.useRealTimers();
});

it("a conference that nobody knows is asked for once, and again when it is heard of", async () => {
  const { asked } = boot();
  const { sleep, pauses } = sleeping();
  const sid = `CF${"0".repeat(32)}`;
  const watcher = watchConference(sid, sleep);
  watchers.push(watcher);
  const fetches = () => asked().filter((one) => one === `GET /Conferences/${sid}.json`).length;
  await vi.waitUntil(() => watchedOf(sid)?.fault?.kind === "not-found");
  await setImmediate();
  expect(pauses()).toEqual([]);
  expect(fetches()).toBe(1);
  watcher.heard({
    id: 1,
    at: Date.now(),
    conferenceSid: sid,
    kind: "read",
    asOf: 0,
    difference: { participants: [], gone: [], calls: [] },
  });
  await vi.waitUntil(() => fetches() === 2);
});

it("a conference that has ended is not read any more for a call that Twilio has forgotten", async () => {
  const { control, gateway, conference } = boot();
  const { sid, callSid } = conference([{ label: "Ana" }, { label: "Ben" }]);
  const { sleep, pauses, pass, until } = sleeping();
  await feed().ready();
  watchers.push(watchConference(sid, sleep));
  await until(2000);
  vi.spyOn(gateway.calls, "fetch").mockRejectedValue(
    new FaultError({ kind: "not-found", message: "", repeatable: true, unsure: false }),
  );
  control.hangUp(callSid("Ana"));
  pass(2000);
  await vi.waitFor(() => expect(rememberedRoom(sid)?.legs[0]?.ended?.how).toBe("lost"));
  await until(2000);
  await gateway.conferences.update(sid, { status: "completed" });
  pass(2000);
  await vi.waitUntil(() => watchedOf(sid)?.readAt === Date.now());
  await setImmediate();
  expect(rememberedRoom(sid)?.conference.status).toBe("completed");
  expect(pauses()).toEqual([]);
});
