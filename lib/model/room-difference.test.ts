import { describe, expect, it } from "vitest";
import type { Participant } from "./participant";
import { withReadAt } from "./room";
import { callDifferenceOf, callsToRead, differenceOf, legDifferenceOf } from "./room-difference";
import {
  answered,
  call,
  callEvent,
  conference,
  iso,
  participant,
  readEvent,
  removal,
  roomAfter,
  roomWith,
  START,
  toldEvent,
} from "./testing/rooms";

const ana = participant("CAana");
const ben = participant("CAben", { dateCreated: iso(START + 1000) });
const later = START + 10_000;
const first = readEvent(START, { conference, participants: [ana, ben] });

/** A whole read, as Twilio lists: the newest first. It began when only the first look was on record. */
const read = (participants: Participant[], at = later, changed: object = {}, asOf = first.id) => ({
  conference: { ...conference, ...changed },
  participants: participants.toReversed(),
  at,
  asOf,
});

describe("a whole read", () => {
  it("that agrees is no news, also when the participant was merely touched", () => {
    const touched = { ...ben, dateUpdated: iso(later) };
    expect(differenceOf(roomWith(ana, ben), read([ana, touched]))).toBeNull();
  });

  it("is all news where nothing is known", () => {
    expect(differenceOf(roomAfter(), read([ana, ben]))).toEqual({
      conference,
      participants: [ana, ben],
      gone: [],
      calls: [],
    });
  });

  it("tells those apart who have changed, came and went, and when these were last listed", () => {
    const muted = { ...ana, muted: true };
    const cleo = participant("CAcleo");
    const room = withReadAt(roomWith(ana, ben), later - 2000);
    expect(differenceOf(room, read([muted, cleo]))).toEqual({
      participants: [muted, cleo],
      gone: ["CAben"],
      agreedAt: later - 2000,
      calls: [],
    });
  });

  it("does not contradict what was told or answered after it began", () => {
    const muted = { ...ana, muted: true };
    const told = toldEvent("participant-mute", later + 1, 5, muted);
    const joined = toldEvent("participant-join", later + 1, 6, participant("CAcleo"));
    expect(differenceOf(roomAfter(first, told, joined), read([ana, ben]))).toBeNull();
    expect(
      differenceOf(roomAfter(first, answered(muted, later)), read([ana, ben], later - 1)),
    ).toBe(null);
  });

  it("brings back who was taken for gone, but nobody whose call is over", () => {
    const room = roomAfter(first, removal("CAana", later - 5000));
    const since = read([ana, ben], later, {}, room.event);
    expect(differenceOf(room, since)?.participants).toEqual([ana]);
    const over = roomAfter(first, callEvent("CAana", "completed", later - 5000));
    expect(differenceOf(over, read([ana, ben]))).toBeNull();
  });

  it("has nothing new of somebody who is gone and is listed as over", () => {
    const room = roomAfter(first, removal("CAana", later - 5000));
    for (const status of ["complete", "failed"] as const) {
      expect(differenceOf(room, read([{ ...ana, status }, ben]))).toBeNull();
    }
  });

  it("does not bring back who was removed meanwhile, as the record has it, whatever time it was", () => {
    const room = roomAfter(first, removal("CAana", later - 5000));
    expect(differenceOf(room, read([ana, ben], later, {}, room.event - 1))).toBeNull();
  });

  it.each([-7_200_000, -300_000, 300_000, 7_200_000])(
    "knows that all on record is older, though its clock is %i ms off",
    (off) => {
      const muted = { ...ana, muted: true };
      const told = toldEvent("participant-mute", later, 5, muted);
      const room = roomAfter(first, told, answered(ben, later));
      const hidden = { ...ben, hold: true };
      const since = read([ana, hidden], later + off, {}, room.event);
      expect(differenceOf(room, since)?.participants).toEqual([ana, hidden]);
      expect(differenceOf(room, { ...since, participants: [] })?.gone).toEqual(["CAana", "CAben"]);
    },
  );

  it("does not bring back who left while it was under way", () => {
    const left = toldEvent("participant-leave", later + 100, 9, ana);
    expect(differenceOf(roomAfter(first, left), read([ana, ben]))).toBeNull();
  });

  it("never takes a leg, or a conference, back on its way", () => {
    const ringing = { ...ana, status: "ringing" as const };
    expect(differenceOf(roomWith(ana, ben), read([ringing, ben]))).toBeNull();
    expect(
      differenceOf(roomWith(ana, ben), read([ana, ben], later, { status: "init" })),
    ).toBeNull();
    const over = read([], later, { status: "completed" });
    expect(differenceOf(roomWith(), over)?.conference?.status).toBe("completed");
  });
});

const asked = (at: number) => ({ at, asOf: 0 });

describe("a read of one leg", () => {
  it("tells what is new of it, or that it is gone", () => {
    const muted = { ...ana, muted: true };
    const room = roomWith(ana, ben);
    expect(legDifferenceOf(room, "CAana", muted, asked(later))?.participants).toEqual([muted]);
    expect(legDifferenceOf(room, "CAana", ana, asked(later))).toBeNull();
    expect(legDifferenceOf(room, "CAana", null, asked(later))?.gone).toEqual(["CAana"]);
    expect(legDifferenceOf(room, "CAana", null, asked(START - 1))).toBeNull();
  });
});

describe("the calls to read", () => {
  const settled = readEvent(START, { calls: [call("CAana"), call("CAben")] });
  const gone = readEvent(later, { gone: ["CAana"] });

  it("are those whose numbers are not known, and those that were lost", () => {
    expect(callsToRead(roomWith(ana, ben))).toEqual(["CAana", "CAben"]);
    expect(callsToRead(roomAfter(first, settled))).toEqual([]);
    expect(callsToRead(roomAfter(first, settled, gone))).toEqual(["CAana"]);
  });

  it("are those who are listed although they have left", () => {
    const left = toldEvent("participant-leave", later, 9, ana);
    const ghost = readEvent(later + 5000, { participants: [ana] });
    expect(callsToRead(roomAfter(first, settled, left, ghost))).toEqual(["CAana"]);
    const over = callEvent("CAana", "completed", later);
    expect(callsToRead(roomAfter(first, settled, left, ghost, over))).toEqual([]);
  });

  it("are those who were canceled, until their calls are over", () => {
    const ringing = readEvent(START, {
      participants: [participant("CAcleo", { status: "ringing" })],
    });
    const rung = readEvent(START, { calls: [call("CAcleo", { status: "ringing" })] });
    const canceled = [ringing, rung, removal("CAcleo", later)];
    expect(callsToRead(roomAfter(...canceled))).toEqual(["CAcleo"]);
    const over = callEvent("CAcleo", "canceled", later);
    expect(callsToRead(roomAfter(...canceled, over))).toEqual([]);
  });

  it("are news where they tell numbers or an end, and not twice", () => {
    const completed = call("CAana", { status: "completed" });
    const known = roomAfter(first, settled, gone);
    expect(callDifferenceOf(roomWith(ana), [call("CAana"), call("CAzoe")])?.calls).toHaveLength(1);
    expect(callDifferenceOf(known, [call("CAben")])).toBeNull();
    expect(callDifferenceOf(known, [completed])?.calls).toEqual([completed]);
    const after = roomAfter(first, settled, gone, readEvent(later, { calls: [completed] }));
    expect(callDifferenceOf(after, [completed])).toBeNull();
  });
});
