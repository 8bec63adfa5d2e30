import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { present } from "@/lib/model/room";
import type { Fetch } from "./gateway/transport";
import { noteConference, noteParticipant, noteRemoval, readRoom, rememberedRoom } from "./rooms";
import { faultFrom, setUp } from "./testing/gateway";
import { boot } from "./testing/process";
import { deferred, later, settled } from "./testing/waiting";

const START = Date.UTC(2026, 0, 5, 9);
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: START }));
afterEach(() => void vi.useRealTimers());

/** A board that looks at a conference with Ana and Ben in it. */
function looking(scene = setUp()) {
  const booted = boot(scene);
  const { sid, callSid } = booted.conference([{ label: "Ana" }, { label: "Ben" }]);
  const reads = () =>
    booted.asked().filter((one) => one.startsWith(`GET /Conferences/${sid}.json`));
  const leg = (label: string) => rememberedRoom(sid)?.legs.find((one) => one.label === label);
  return { ...booted, sid, callSid, reads, leg };
}

/** A wire on which the lists of participants arrive late: as they were when they were asked for. */
function lateLists() {
  const gate = { open: deferred() };
  gate.open.resolve();
  const wire =
    (simulator: Fetch): Fetch =>
    async (request) => {
      const answer = await simulator(request);
      if (request.url.includes("Participants.json?")) await gate.open.promise;
      return answer;
    };
  const hold = () => {
    gate.open = deferred();
  };
  return { wire, hold, release: () => gate.open.resolve() };
}

describe("a room", () => {
  it("is the conference with its legs, in the order of joining, with their numbers", async () => {
    const { sid } = looking();
    const room = await readRoom(sid);
    expect(room).toMatchObject({ conference: { sid, friendlyName: "Support" }, readAt: START });
    expect(room.legs.map(({ label, to, from }) => ({ label, known: Boolean(to && from) }))).toEqual(
      [
        { label: "Ana", known: true },
        { label: "Ben", known: true },
      ],
    );
  });

  it("is not there before it was read", async () => {
    const { sid } = looking();
    expect(rememberedRoom(sid)).toBeUndefined();
    expect(await readRoom(sid)).toBe(rememberedRoom(sid));
  });

  it("looks up every number once", async () => {
    const { sid, asked } = looking();
    await readRoom(sid);
    later(5000);
    await readRoom(sid);
    expect(asked().filter((one) => one.startsWith("GET /Calls/"))).toHaveLength(2);
  });

  it("that cannot be read is as it was remembered", async () => {
    const { sid, control } = looking();
    const before = await readRoom(sid);
    later(5000);
    control.fault({ path: "Participants.json", kind: "500" });
    expect(await faultFrom(readRoom(sid))).toMatchObject({ kind: "unavailable" });
    expect(rememberedRoom(sid)).toBe(before);
    expect((await readRoom(sid)).readAt).toBe(START + 5000);
  });

  it("that Twilio does not know is not found, and not remembered", async () => {
    looking();
    const sid = `CF${"0".repeat(32)}`;
    expect(await faultFrom(readRoom(sid))).toMatchObject({ kind: "not-found" });
    expect(rememberedRoom(sid)).toBeUndefined();
  });
});

describe("many who look", () => {
  it("at the same moment cost one read", async () => {
    const { sid, reads } = looking();
    const rooms = await Promise.all(Array.from({ length: 50 }, () => readRoom(sid)));
    expect(new Set(rooms).size).toBe(1);
    expect(reads()).toHaveLength(1);
  });

  it("within a second cost one read, and one more after it", async () => {
    const { sid, reads } = looking();
    await readRoom(sid);
    later(899);
    await readRoom(sid);
    expect(reads()).toHaveLength(1);
    later(1);
    await readRoom(sid);
    expect(reads()).toHaveLength(2);
  });

  it("share the error too, and the next one reads anew", async () => {
    const { sid, control } = looking();
    control.fault({ path: ".json", kind: "reset", count: 2 });
    const [one, two] = [faultFrom(readRoom(sid)), faultFrom(readRoom(sid))];
    expect([(await one).kind, (await two).kind]).toEqual(["connection", "connection"]);
    expect((await readRoom(sid)).legs).toHaveLength(2);
  });
});

/** What the board shows after a change while a read was under way. */
async function during(change: (scene: ReturnType<typeof looking>) => Promise<void> | void) {
  const lists = lateLists();
  const scene = looking(setUp({ wire: lists.wire }));
  await readRoom(scene.sid);
  later(5000);
  lists.hold();
  const reading = readRoom(scene.sid);
  await settled();
  later(100);
  await change(scene);
  later(100);
  lists.release();
  return { ...scene, room: await reading };
}

describe("a read that was under way", () => {
  it("does not undo a removal", async () => {
    const { leg, callSid } = await during(async ({ gateway, sid, callSid: of }) => {
      await gateway.participants.remove(sid, of("Ana"));
      noteRemoval(sid, of("Ana"), Date.now());
    });
    expect(leg("Ana")).toMatchObject({ callSid: callSid("Ana"), ended: { how: "removed" } });
  });

  it("does not undo a mute", async () => {
    const { leg } = await during(async ({ gateway, sid, callSid }) => {
      const muted = await gateway.participants.update(sid, callSid("Ana"), { muted: true });
      noteParticipant(muted, Date.now());
    });
    expect(leg("Ana")).toMatchObject({ muted: true });
  });

  it("does not bring back a conference that was ended", async () => {
    const { room } = await during(async ({ gateway, sid }) => {
      noteConference(await gateway.conferences.update(sid, { status: "completed" }), Date.now());
    });
    expect(room.conference.status).toBe("completed");
    expect(present(room)).toEqual([]);
  });

  it("does not lose somebody who was dialled in meanwhile", async () => {
    const { room } = await during(async ({ gateway, sid }) => {
      const dial = { to: "+15005550015", from: "+14155550100", label: "Cleo" };
      noteParticipant(await gateway.participants.create(sid, dial), Date.now());
    });
    expect(room.legs.map(({ label, ended }) => [label, ended])).toContainEqual(["Cleo", null]);
  });
});

async function* nobody() {}

it("keeps the last 500 rooms that were looked at", async () => {
  const { conference, gateway } = boot();
  const known = await gateway.conferences.fetch(conference().sid);
  gateway.conferences.fetch = async (sid) => ({ ...known, sid });
  gateway.participants.each = nobody;
  for (let number = 1; number <= 500; number++) await readRoom(`CF${number}`);
  later(5000);
  // Looked at again, so that the second is now the one that nobody looked at for longest.
  await readRoom("CF1");
  await readRoom("CF501");
  expect(rememberedRoom("CF1")).toBeDefined();
  expect(rememberedRoom("CF2")).toBeUndefined();
});
