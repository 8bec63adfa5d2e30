import { describe, expect, it } from "vitest";
import type { CallStatus } from "./participant";
import { withEvents } from "./room";
import type { RoomEvent } from "./room-event";
import {
  call,
  callEvent,
  conference,
  inShort,
  iso,
  participant,
  readEvent,
  receiptEvent,
  removal,
  roomAfter,
  START,
  toldEvent,
} from "./testing/rooms";

const ana = participant("CAana");
const ben = participant("CAben", { dateCreated: iso(START + 1000) });
const ringing = participant("CAcleo", { status: "ringing" });
const later = START + 10_000;

const first = readEvent(START, { conference, participants: [ana, ben] });
const gone = (callSid: string, at = later) => readEvent(at, { gone: [callSid] });
const legIn = (events: RoomEvent[], callSid = "CAana") =>
  roomAfter(...events).legs.find((leg) => leg.callSid === callSid);

const listing = (at: number) => readEvent(at, { participants: [ana] });

describe("a removal", () => {
  it("removes who was in call, cancels who was not, and says who did it", () => {
    const room = roomAfter(
      readEvent(START, { participants: [ana, ringing] }),
      removal("CAana", later),
      removal("CAcleo", later),
    );
    expect(inShort(room)).toEqual({ CAana: "removed", CAcleo: "canceled" });
    expect(room.legs[0]?.ended).toEqual({ how: "removed", at: iso(later), by: "Dana" });
  });

  it("was none of a ringing phone where the call says that somebody answered", () => {
    const rung = readEvent(START, { participants: [ringing] });
    const answered = readEvent(later + 5, { calls: [call("CAcleo", { status: "completed" })] });
    const events = [rung, removal("CAcleo", later), answered];
    expect(legIn(events, "CAcleo")?.ended).toMatchObject({ how: "removed", by: "Dana" });
  });

  it("is not undone by a read that began before it, but by one that finds them after it", () => {
    const removed = [first, removal("CAana", later)];
    expect(legIn([...removed, listing(later - 1)])?.ended?.how).toBe("removed");
    expect(legIn([...removed, gone("CAana", later + 1)])?.ended?.how).toBe("removed");
    expect(legIn([...removed, listing(later + 1)])?.ended).toBeNull();
  });

  it("stays one, whatever Twilio says of the end", () => {
    const left = toldEvent("participant-leave", later + 5, 9, ana, {
      reasonParticipantLeft: "participant_updated_via_api",
    });
    const completed = callEvent("CAana", "completed", later + 10);
    expect(legIn([first, left, removal("CAana", later), completed])?.ended).toMatchObject({
      how: "removed",
      by: "Dana",
    });
  });

  it("of one whose call is over holds, even if Twilio goes on listing it", () => {
    const ghost = readEvent(later + 5000, { participants: [ana] });
    const completed = callEvent("CAana", "completed", later + 10);
    expect(legIn([first, removal("CAana", later), ghost, completed])?.ended?.how).toBe("removed");
  });

  it("does not explain why somebody left who was there again afterwards", () => {
    const hungUp = callEvent("CAana", "completed", later + 60_000);
    const ended = legIn([first, removal("CAana", later), listing(later + 5000), hungUp])?.ended;
    expect(ended).toMatchObject({ how: "left", by: null });
  });
});

describe("a call", () => {
  it("gives a leg its numbers and leaves it where it is", () => {
    const room = roomAfter(first, readEvent(later, { calls: [call("CAana", { to: "client:a" })] }));
    expect(room.legs[0]).toMatchObject({ from: "+14155550100", to: "client:a", ended: null });
    expect(room.legs[1]?.to).toBeNull();
  });

  it("tells how far a leg is before anything else does, and never takes it back", () => {
    const steps = (["initiated", "ringing"] as const).map((status, index) =>
      callEvent("CAcleo", status, later + index),
    );
    expect(legIn(steps, "CAcleo")).toMatchObject({ status: "ringing", to: "+14155550123" });
    expect(legIn(steps.toReversed(), "CAcleo")?.status).toBe("ringing");
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
  ])("that is read as %s says of a lost leg: %s", (status, how) => {
    const over = !["in-progress", "queued", "ringing"].includes(status);
    const endTime = over ? iso(START + 4000) : null;
    const missed = gone("CAana");
    const looked = readEvent(later, { calls: [call("CAana", { status, endTime })] });
    const at = endTime ?? iso(later);
    expect(legIn([first, missed, looked])?.ended).toEqual({ how, at, by: null });
  });

  it("that was read before its leg was lost does not say how it ended", () => {
    const looked = readEvent(START, { calls: [call("CAana")] });
    expect(legIn([first, looked, gone("CAana")])?.ended?.how).toBe("lost");
  });

  it("that is over is over, though Twilio still lists its leg", () => {
    const ghost = readEvent(later + 5000, { participants: [ana] });
    expect(legIn([first, callEvent("CAana", "completed", later), ghost])?.ended?.how).toBe("left");
  });
});

describe("a conference", () => {
  const over = { ...conference, status: "completed" as const, dateUpdated: iso(later) };
  const ends = (changed: object = {}) => readEvent(later, { conference: { ...over, ...changed } });

  it("that is over has been left by all who were in it; of the others only their calls know", () => {
    const room = roomAfter(
      readEvent(START, { conference, participants: [ana, ben, ringing] }),
      removal("CAana", later - 500),
      ends(),
    );
    expect(inShort(room)).toEqual({ CAana: "removed", CAben: "left", CAcleo: "lost" });
  });

  it.each([
    ["conference-ended-via-api", null, "cut-off", "cut-off"],
    ["participant-with-end-conference-on-exit-left", "CAana", "left", "cut-off"],
    ["participant-with-end-conference-on-exit-kicked", "CAana", "left", "cut-off"],
    ["last-participant-left", "CAana", "left", "left"],
  ])("that ended for the reason %s cuts off who did not end it", (reason, by, one, other) => {
    const event = ends({ reasonConferenceEnded: reason, callSidEndingConference: by });
    expect(inShort(roomAfter(first, event))).toEqual({ CAana: one, CAben: other });
    const told = toldEvent("conference-end", later, 9, null, {
      reasonConferenceEnded: reason,
      ...(by && { callSidEndingConference: by }),
    });
    expect(inShort(roomAfter(first, told))).toEqual({ CAana: one, CAben: other });
  });

  it("that somebody ended from here says so on every leg", () => {
    const receipt = receiptEvent(later, {
      operation: "updateConference",
      deed: "end",
      conference: { ...over, reasonConferenceEnded: "conference-ended-via-api" },
    });
    expect(legIn([first, receipt])?.ended).toMatchObject({ how: "cut-off", by: "Dana" });
  });

  it.each([
    ["with it was cut off", later, "cut-off"],
    ["well before it had left", later - 5000, "left"],
  ])("says of a lost leg whose call ended %s", (_, endedAt, how) => {
    const ended = ends({ reasonConferenceEnded: "conference-ended-via-api" });
    const looked = readEvent(later, {
      calls: [call("CAana", { status: "completed", endTime: iso(endedAt) })],
    });
    expect(legIn([first, gone("CAana", later + 1), ended, looked])?.ended).toEqual({
      how,
      at: iso(endedAt),
      by: null,
    });
  });

  it("that is over does not begin again, whatever an older read or a newer one says", () => {
    for (const at of [later - 1, later + 1]) {
      const room = roomAfter(first, ends(), readEvent(at, { conference, participants: [ana] }));
      expect(room.conference.status).toBe("completed");
    }
  });

  it("begins when that is told", () => {
    const waiting = { ...conference, status: "init" as const };
    const room = roomAfter(readEvent(START, { conference: waiting, participants: [ana] }));
    const started = withEvents(room, [toldEvent("conference-start", later, 2, null)]);
    expect([room.conference.status, started.conference.status]).toEqual(["init", "in-progress"]);
  });
});
