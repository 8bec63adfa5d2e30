import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CommandOperation, Receipt, Target } from "@/lib/model/command";
import { present } from "@/lib/model/room";
import { deed } from "./audit/testing/record";
import type { Fetch } from "./gateway/transport";
import { readRoom } from "./rooms";
import { withDatabase } from "./testing/databases";
import { faultFrom, OURS, RINGS, setUp } from "./testing/gateway";
import { boot } from "./testing/process";
import { deferred, later } from "./testing/waiting";
import { rememberedRoom, roomOf } from "./watch/kept-rooms";

withDatabase();
const START = Date.UTC(2026, 0, 5, 9);
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: START }));
afterEach(() => void vi.useRealTimers());

/** A board that looks at a conference with Ana and Ben in it. */
function looking(scene = setUp()) {
  const booted = boot(scene);
  const { sid, callSid } = booted.conference([{ label: "Ana" }, { label: "Ben" }]);
  const reads = () =>
    booted.asked().filter((one) => one.startsWith(`GET /Conferences/${sid}.json`));
  const lists = () => booted.asked().filter((one) => one.includes("/Participants.json"));
  const leg = (label: string) => rememberedRoom(sid)?.legs.find((one) => one.label === label);
  return { ...booted, sid, callSid, reads, lists, leg };
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

  it("is as it was read before while a new look waits for its turn", async () => {
    const late = lateLists();
    const { sid, control, callSid, lists } = looking(setUp(late));
    await readRoom(sid);
    control.hangUp(callSid("Ana"));
    later(60_000);
    late.hold();
    const room = await readRoom(sid, 20);
    expect({ readAt: room.readAt, present: present(room).length }).toEqual({
      readAt: START,
      present: 2,
    });
    // However often somebody asks, one look waits.
    await readRoom(sid, 20);
    expect(lists()).toHaveLength(2);
    late.release();
    await vi.waitFor(async () => expect(present(await readRoom(sid))).toHaveLength(1));
  });

  it("is not there before it was read", async () => {
    const { sid } = looking();
    expect(rememberedRoom(sid)).toBeUndefined();
    expect((await readRoom(sid)).legs).toBe(rememberedRoom(sid)?.legs);
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
    expect(rememberedRoom(sid)?.legs).toBe(before.legs);
    expect(rememberedRoom(sid)?.readAt).toBe(START);
    expect((await readRoom(sid)).readAt).toBe(START + 5000);
  });

  it("is the same in a process that has seen nothing but the record", async () => {
    const { sid, ...scene } = looking();
    const { legs } = await readRoom(sid);
    boot(scene);
    expect((await readRoom(sid)).legs).toEqual(legs);
  });

  it("that Twilio does not know any more is as the record knew it", async () => {
    const { sid } = looking();
    const { legs } = await readRoom(sid);
    later(5000);
    // Another account, or a service that has begun anew: nobody knows this conference there.
    boot(setUp());
    const room = await readRoom(sid);
    expect(room.conference).toMatchObject({ friendlyName: "Support", status: "completed" });
    expect(room.legs.map(({ callSid }) => callSid)).toEqual(legs.map(({ callSid }) => callSid));
    expect(present(room)).toEqual([]);
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
    expect(new Set(rooms.map(({ legs }) => legs)).size).toBe(1);
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

/** What the board shows after a press while a read was under way. */
async function during(press: (scene: ReturnType<typeof looking>) => Promise<unknown>) {
  const lists = lateLists();
  const scene = looking(setUp({ wire: lists.wire }));
  await readRoom(scene.sid);
  later(5000);
  lists.hold();
  const reading = readRoom(scene.sid);
  await vi.waitFor(() => expect(scene.lists()).toHaveLength(2));
  later(100);
  await press(scene);
  later(100);
  lists.release();
  return { ...scene, room: await reading };
}

/** A press that Twilio has done, as it is on record a moment later. */
const done = (
  operation: CommandOperation,
  target: Target,
  options: object,
  said: Pick<Receipt, "participant" | "conference"> = {},
) =>
  deed(
    { operation, target, options: { ...options }, requestedAt: new Date().toISOString() },
    { at: new Date().toISOString(), ...said },
  );

describe("a read that was under way", () => {
  it("does not undo a removal", async () => {
    const { leg, callSid } = await during(async ({ gateway, sid, callSid: of }) => {
      await gateway.participants.remove(sid, of("Ana"));
      return done("removeParticipant", { conferenceSid: sid, callSid: of("Ana") }, {});
    });
    await vi.waitFor(() =>
      expect(leg("Ana")).toMatchObject({ callSid: callSid("Ana"), ended: { how: "removed" } }),
    );
  });

  it("does not undo a mute", async () => {
    const { leg } = await during(async ({ gateway, sid, callSid }) => {
      const options = { muted: true };
      const participant = await gateway.participants.update(sid, callSid("Ana"), options);
      const target = { conferenceSid: sid, callSid: callSid("Ana") };
      return done("updateParticipant", target, options, { participant });
    });
    await vi.waitFor(() => expect(leg("Ana")).toMatchObject({ muted: true }));
  });

  it("does not bring back a conference that was ended", async () => {
    const { sid } = await during(async ({ gateway, sid: conferenceSid }) => {
      const options = { status: "completed" } as const;
      const conference = await gateway.conferences.update(conferenceSid, options);
      return done("updateConference", { conferenceSid }, options, { conference });
    });
    await vi.waitFor(() => expect(rememberedRoom(sid)?.conference.status).toBe("completed"));
    expect(rememberedRoom(sid)?.legs.every(({ ended }) => ended)).toBe(true);
  });

  it("does not lose somebody who was dialled in meanwhile", async () => {
    const { leg } = await during(async ({ gateway, sid }) => {
      const dial = { to: RINGS, from: OURS, label: "Cleo" };
      const participant = await gateway.participants.create(sid, dial);
      return done("createParticipant", { conferenceSid: sid }, dial, { participant });
    });
    await vi.waitFor(() => expect(leg("Cleo")).toMatchObject({ ended: null }));
  });
});

async function* nobody() {}

it("keeps the last 500 rooms that were looked at", async () => {
  const { conference, gateway } = boot();
  const known = await gateway.conferences.fetch(conference().sid);
  gateway.conferences.fetch = async (sid) => ({ ...known, sid });
  gateway.participants.each = nobody;
  for (const first of ["CF1", "CF2"]) await readRoom(first);
  for (let number = 3; number <= 500; number += 6) {
    await Promise.all([0, 1, 2, 3, 4, 5].map((more) => roomOf(`CF${number + more}`)));
  }
  later(5000);
  // Looked at again, so that the second is now the one that nobody looked at for longest.
  await readRoom("CF1");
  await readRoom("CF501");
  expect(rememberedRoom("CF1")).toBeDefined();
  expect(rememberedRoom("CF2")).toBeUndefined();
});
