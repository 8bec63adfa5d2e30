import { describe, expect, it } from "vitest";
import type { CallStatus } from "./participant";
import {
  present,
  roomOf,
  withCall,
  withConference,
  withParticipant,
  withRead,
  withRemoval,
} from "./room";
import {
  call,
  conference,
  inShort,
  iso,
  participant,
  read,
  roomWith,
  START,
} from "./testing/rooms";

const ana = participant("ana");
const ben = participant("ben", { dateCreated: iso(START + 1000) });
const later = START + 10_000;

describe("a read", () => {
  it("shows legs in the order of joining, though Twilio lists the newest first", () => {
    const room = roomWith(ana, ben);
    expect(room.readAt).toBe(START);
    expect(room.legs.map(({ callSid }) => callSid)).toEqual(["ana", "ben"]);
    expect(room.legs[0]).toEqual({
      ...ana,
      from: null,
      to: null,
      direction: null,
      joinedAt: ana.dateCreated,
      ended: null,
      asOf: START,
    });
  });

  it("shows those who joined in the same second in the order of joining, too", () => {
    const all = ["ana", "ben", "cleo"].map((callSid) => participant(callSid));
    expect(roomWith(...all).legs.map(({ callSid }) => callSid)).toEqual(["ana", "ben", "cleo"]);
  });

  it("that has somebody twice shows them once", () => {
    const room = withRead(roomOf(conference), read([ana, ben, ana]));
    expect(room.legs).toHaveLength(2);
  });

  it("leaves a leg as it is, to the object, where nothing is new", () => {
    const before = roomWith(ana, ben);
    const after = withRead(before, read([ana, { ...ben, muted: true }], later));
    expect(after.legs[0]).toBe(before.legs[0]);
    expect(after.legs[1]).toMatchObject({ muted: true, asOf: later });
  });

  it("loses who is not listed any more, and remembers when", () => {
    const room = withRead(roomWith(ana, ben), read([ben], later));
    expect(inShort(room)).toEqual({ ana: "lost", ben: "there" });
    expect(room.legs[0]?.ended?.at).toBe(iso(later));
    expect(present(room).map(({ callSid }) => callSid)).toEqual(["ben"]);
    const again = withRead(room, read([ben], later + 2000));
    expect(again.legs[0]).toBe(room.legs[0]);
  });

  it("finds somebody again who was lost", () => {
    const lost = withRead(roomWith(ana), read([], later));
    expect(inShort(withRead(lost, read([ana], later + 2000)))).toEqual({ ana: "there" });
  });

  it("that is older than the last one changes nothing", () => {
    const room = withRead(roomWith(ana), read([ana, ben], later));
    expect(withRead(room, read([], later - 1))).toBe(room);
  });

  it("that lists somebody as over takes them for lost until their call is read", () => {
    const over = { ...ana, status: "complete" as const };
    expect(inShort(roomWith(over))).toEqual({ ana: "lost" });
    const settled = withCall(roomWith(over), call("ana", { status: "completed" }));
    expect(inShort(withRead(settled, read([over], later)))).toEqual({ ana: "left" });
  });
});

describe("when somebody joined", () => {
  const ringing = participant("cleo", { status: "ringing" });

  it("is not known while the phone rings", () => {
    expect(roomWith(ringing).legs[0]?.joinedAt).toBeNull();
  });

  it("is the first sight of them connected, and does not change", () => {
    const connected = { ...ringing, status: "connected" as const };
    const joined = withRead(roomWith(ringing), read([connected], later));
    expect(joined.legs[0]?.joinedAt).toBe(iso(later));
    const muted = withParticipant(joined, { ...connected, muted: true }, later + 5000);
    expect(muted.legs[0]?.joinedAt).toBe(iso(later));
  });
});

describe("the answer to a change", () => {
  const muted = { ...ana, muted: true };

  it("is on the board, and adds whoever is new at their place", () => {
    const room = withParticipant(roomWith(ben), muted, later);
    expect(room.legs.map(({ callSid }) => callSid)).toEqual(["ana", "ben"]);
    expect(room.legs[0]).toMatchObject({ muted: true, asOf: later });
  });

  it("keeps the numbers", () => {
    const known = withCall(roomWith(ana), call("ana", { to: "client:ana" }));
    expect(withParticipant(known, muted, later).legs[0]).toMatchObject({ to: "client:ana" });
  });

  it("gives way to what was learned later", () => {
    const room = withParticipant(roomWith(ana), muted, later);
    expect(withParticipant(room, ana, later - 1)).toBe(room);
    const unchanged = withRead(roomWith(ana), read([ana], later));
    expect(withParticipant(unchanged, muted, later - 1)).toBe(unchanged);
  });

  it("does not bring back who was removed meanwhile, but who was only lost", () => {
    const removed = withRemoval(roomWith(ana), "ana", later);
    expect(withParticipant(removed, muted, later + 10)).toBe(removed);
    const lost = withRead(roomWith(ana), read([], later));
    expect(inShort(withParticipant(lost, muted, later + 10))).toEqual({ ana: "there" });
  });
});

describe("a removal", () => {
  it("removes who was in call and cancels who was not", () => {
    const ringing = participant("cleo", { status: "ringing" });
    const room = roomWith(ana, ben, ringing);
    const after = withRemoval(withRemoval(room, "ana", later), "cleo", later);
    expect(inShort(after)).toEqual({ ana: "removed", ben: "there", cleo: "canceled" });
    expect(after.legs[0]).toMatchObject({ ended: { at: iso(later) }, asOf: later });
  });

  it("is not undone by a read that began before it, but by one that finds them after it", () => {
    const removed = withRemoval(roomWith(ana), "ana", later);
    expect(inShort(withRead(removed, read([ana], later - 1)))).toEqual({ ana: "removed" });
    expect(inShort(withRead(removed, read([], later + 1)))).toEqual({ ana: "removed" });
    expect(inShort(withRead(removed, read([ana], later + 1)))).toEqual({ ana: "there" });
  });

  it("of somebody unknown changes nobody", () => {
    expect(inShort(withRemoval(roomWith(ana), "dan", later))).toEqual({ ana: "there" });
  });
});

describe("a call", () => {
  it("gives a leg its numbers and leaves it where it is", () => {
    const room = withCall(roomWith(ana, ben), call("ana", { direction: "inbound" }));
    expect(room.legs[0]).toMatchObject({
      from: "+14155550100",
      to: "+14155550123",
      direction: "inbound",
      ended: null,
    });
    expect(room.legs[1]?.to).toBeNull();
  });

  it.each<[CallStatus, string]>([
    ["completed", "left"],
    ["in-progress", "left"],
    ["busy", "busy"],
    ["no-answer", "no-answer"],
    ["failed", "failed"],
    ["canceled", "canceled"],
    ["queued", "lost"],
    ["ringing", "lost"],
  ])("that is %s says of a lost leg: %s", (status, how) => {
    const lost = withRead(roomWith(ana), read([], later));
    const endTime = iso(START + 4000);
    const room = withCall(lost, call("ana", { status, endTime }));
    expect(room.legs[0]?.ended).toEqual({ how, at: how === "lost" ? iso(later) : endTime });
  });

  it.each([
    ["with its conference was cut off", later, "cut-off"],
    ["well before its conference had left", later - 5000, "left"],
  ])("that ended %s", (_, endedAt, how) => {
    const ended = {
      ...conference,
      status: "completed" as const,
      reasonConferenceEnded: "conference-ended-via-api",
      dateUpdated: iso(later),
    };
    const lost = withRead(roomWith(ana), { ...read([], later + 1), conference: ended });
    const room = withCall(lost, call("ana", { status: "completed", endTime: iso(endedAt) }));
    expect(room.legs[0]?.ended).toEqual({ how, at: iso(endedAt) });
  });

  it("does not change how somebody is known to have ended", () => {
    const removed = withRemoval(roomWith(ana), "ana", later);
    expect(inShort(withCall(removed, call("ana", { status: "completed" })))).toEqual({
      ana: "removed",
    });
  });

  it("that does not say when it ended leaves the moment when it was missed", () => {
    const lost = withRead(roomWith(ana), read([], later));
    const room = withCall(lost, call("ana", { status: "in-progress" }));
    expect(room.legs[0]?.ended).toEqual({ how: "left", at: iso(later) });
  });
});

describe("a conference", () => {
  const over = { ...conference, status: "completed" as const };

  it("that is over has been left by all who were in it; of the others only their calls know", () => {
    const cleo = participant("cleo", { status: "ringing" });
    const removed = withRemoval(roomWith(ana, ben, cleo), "ana", later);
    expect(inShort(withConference(removed, over, later))).toEqual({
      ana: "removed",
      ben: "left",
      cleo: "lost",
    });
  });

  it.each([
    ["conference-ended-via-api", null, "cut-off", "cut-off"],
    ["participant-with-end-conference-on-exit-left", "ana", "left", "cut-off"],
    ["participant-with-end-conference-on-exit-kicked", "ana", "left", "cut-off"],
    ["last-participant-left", "ana", "left", "left"],
  ])("that ended for the reason %s cuts off who did not end it", (reason, by, one, other) => {
    const ended = { ...over, reasonConferenceEnded: reason, callSidEndingConference: by };
    const room = withConference(roomWith(ana, ben), ended, later);
    expect(inShort(room)).toEqual({ ana: one, ben: other });
  });

  it("that is over does not begin again, whatever an older read says", () => {
    const room = withConference(roomWith(ana), over, later);
    const after = withRead(room, read([ana, ben], later - 1));
    expect(after.conference.status).toBe("completed");
    expect(inShort(after)).toEqual({ ana: "left", ben: "left" });
  });

  it("that goes on takes in what is new of it", () => {
    const renamed = { ...conference, region: "ie1" };
    const room = withConference(roomWith(ana), renamed, later);
    expect(room.conference).toBe(renamed);
    expect(inShort(room)).toEqual({ ana: "there" });
  });
});
