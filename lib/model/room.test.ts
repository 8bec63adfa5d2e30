import { describe, expect, it } from "vitest";
import { present, type Room, withEvent } from "./room";
import type { RoomEvent } from "./room-event";
import {
  answered,
  call,
  conference,
  inShort,
  iso,
  participant,
  readEvent,
  receiptEvent,
  removal,
  roomAfter,
  roomWith,
  START,
  toldEvent,
} from "./testing/rooms";

const ana = participant("CAana");
const ben = participant("CAben", { dateCreated: iso(START + 1000) });
const ringing = participant("CAcleo", { status: "ringing" });
const later = START + 10_000;

const first = readEvent(START, { conference, participants: [ana, ben] });
const gone = (callSid: string, at = later) => readEvent(at, { gone: [callSid] });
const namesIn = ({ legs }: Room) => legs.map(({ callSid }) => callSid);
const legIn = (events: RoomEvent[], callSid = "CAana") =>
  roomAfter(...events).legs.find((leg) => leg.callSid === callSid);

describe("a read", () => {
  it("shows legs in the order of joining", () => {
    const room = roomWith(ana, ben);
    expect(namesIn(room)).toEqual(["CAana", "CAben"]);
    expect(room.legs[0]).toEqual({
      ...ana,
      from: null,
      to: null,
      direction: null,
      joinedAt: ana.dateCreated,
      ended: null,
      seenAt: START,
      said: { by: "read", at: START },
      speech: null,
      ringsFor: null,
      answeredBy: null,
    });
  });

  it("keeps the order of those who joined in the same second", () => {
    const all = ["CAzoe", "CAben", "CAana"].map((callSid) => participant(callSid));
    expect(namesIn(roomWith(...all))).toEqual(["CAzoe", "CAben", "CAana"]);
  });

  it("moves nobody whose joining was told before, in whatever order that arrived", () => {
    const joined = ["CAzoe", "CAbea", "CAamy"].map((callSid) => participant(callSid));
    const told = joined.map((one, index) => {
      const arrived = START + [120, 1300, 990][index]!;
      return toldEvent("participant-join", arrived, index + 1, one, { timestamp: iso(START) });
    });
    const room = roomAfter(...told.toSorted((one, other) => one.at - other.at));
    const order = namesIn(room);
    const some = withEvent(room, readEvent(later, { participants: joined.slice(1, 2) }));
    expect(namesIn(some)).toEqual(order);
    expect(namesIn(withEvent(some, readEvent(later, { participants: joined })))).toEqual(order);
  });

  it("leaves a leg that it does not speak of as it is, to the object", () => {
    const before = roomWith(ana, ben);
    const muted = { ...ben, muted: true };
    const after = withEvent(before, readEvent(later, { participants: [muted] }));
    expect(after.legs[0]).toBe(before.legs[0]);
    expect(after.legs[1]).toMatchObject({ muted: true, said: { by: "read", at: later } });
  });

  it("loses who is not listed any more, and knows when it was listed last", () => {
    const event = readEvent(later, { gone: ["CAana"], agreedAt: later - 2000 });
    const room = roomAfter(first, event);
    expect(inShort(room)).toEqual({ CAana: "lost", CAben: "there" });
    expect(room.legs[0]).toMatchObject({ ended: { at: iso(later) }, seenAt: later - 2000 });
    expect(present(room).map(({ callSid }) => callSid)).toEqual(["CAben"]);
  });

  it("finds somebody again who was lost", () => {
    const again = readEvent(later + 2000, { participants: [ana] });
    expect(legIn([first, gone("CAana"), again])?.ended).toBeNull();
  });

  it("that is older than what is known changes nothing", () => {
    const muted = { ...ana, muted: true };
    const events = [first, readEvent(later, { participants: [muted] })];
    expect(legIn([...events, readEvent(later - 1, { participants: [ana] })])?.muted).toBe(true);
    expect(legIn([...events, gone("CAana", later - 1)])?.ended).toBeNull();
  });

  it("that lists somebody as over takes them for lost until their call is read", () => {
    const over = readEvent(later, { participants: [{ ...ana, status: "complete" }] });
    expect(legIn([first, over])?.ended?.how).toBe("lost");
    const settled = readEvent(later, { calls: [call("CAana", { status: "completed" })] });
    expect(legIn([first, over, settled])?.ended?.how).toBe("left");
  });
});

describe("a callback", () => {
  const muted = toldEvent("participant-mute", later, 7, { ...ana, muted: true });

  it("is newer than a read that began before it, whenever that arrives", () => {
    const before = readEvent(later - 1, { participants: [ana], asOf: muted.id - 1 });
    const after = readEvent(later + 1, { participants: [ana] });
    expect(legIn([first, muted, before])).toMatchObject({
      muted: true,
      said: { by: "callback", at: later },
    });
    expect(legIn([first, muted, after])?.muted).toBe(false);
  });

  it("is ordered by its sequence, not by its time or its arrival", () => {
    const unmuted = toldEvent("participant-unmute", later, 8, ana);
    expect(legIn([first, unmuted, muted])?.muted).toBe(false);
    expect(legIn([first, muted, unmuted])?.muted).toBe(false);
  });

  it("adds somebody whom no read has listed yet", () => {
    const joined = toldEvent("participant-join", later, 3, { ...ana, label: "Ana" });
    expect(legIn([joined])).toMatchObject({ label: "Ana", status: "connected", ended: null });
  });

  it("that somebody coaches keeps whom, as long as nobody says otherwise", () => {
    const coach = { ...ana, coaching: true, callSidToCoach: "CAben" };
    const known = readEvent(START + 1, { participants: [coach] });
    const still = toldEvent("participant-modify", later, 4, coach);
    const over = toldEvent("participant-modify", later + 1, 5, ana);
    expect(legIn([first, known, still])?.callSidToCoach).toBe("CAben");
    expect(legIn([first, known, still, over])).toMatchObject({
      coaching: false,
      callSidToCoach: null,
    });
  });

  it("tells who talks, in the order of its sequence", () => {
    const starts = toldEvent("participant-speech-start", later, 4, ana);
    const stops = toldEvent("participant-speech-stop", later + 500, 5, ana);
    expect(legIn([first, starts])?.speech).toEqual({ talking: true, at: later });
    expect(legIn([first, stops, starts])?.speech).toEqual({ talking: false, at: later + 500 });
  });

  it.each([
    ["participant_hung_up", "completed", "left"],
    ["moderator_ended_conference", "completed", "cut-off"],
    ["conference_ended_via_api", "completed", "cut-off"],
    ["participant_updated_via_api", "in-progress", "removed"],
    ["participant_add_failed", "busy", "busy"],
    ["participant_add_failed", "no-answer", "no-answer"],
    ["participant_add_failed", "canceled", "canceled"],
    ["participant_add_failed", "failed", "failed"],
  ] as const)("that somebody left, %s and %s, means: %s", (reason, callStatus, how) => {
    const told = { callStatus, reasonParticipantLeft: reason };
    const left = toldEvent("participant-leave", later, 9, ana, told);
    expect(legIn([first, left])?.ended).toEqual({ how, at: iso(later), by: null });
  });

  it("that somebody left is undone by a later joining, and by nothing that was earlier", () => {
    const left = toldEvent("participant-leave", later, 9, ana);
    const earlier = toldEvent("participant-mute", later - 500, 8, ana);
    const back = toldEvent("participant-join", later + 3000, 10, ana);
    expect(legIn([first, left, earlier])?.ended?.how).toBe("left");
    expect(legIn([first, back, left])?.ended).toBeNull();
  });

  it("of before a removal that arrives late does not bring anybody back", () => {
    // Twilio tells whole seconds: this may be of any moment of the second that ends now.
    const late = toldEvent("participant-mute", later + 400, 8, ana);
    expect(legIn([first, removal("CAana", later), late])?.ended?.how).toBe("removed");
  });
});

describe("when somebody joined", () => {
  it("is not known while the phone rings", () => {
    expect(roomWith(ringing).legs[0]?.joinedAt).toBeNull();
  });

  it("is the first sight of them connected, and does not change", () => {
    const connected = { ...ringing, status: "connected" as const };
    const events = [
      readEvent(START, { participants: [ringing] }),
      readEvent(later, { participants: [connected] }),
      answered({ ...connected, muted: true }, later + 5000),
    ];
    expect(legIn(events, "CAcleo")?.joinedAt).toBe(iso(later));
  });

  it("is as it was told, where it was told", () => {
    const joined = toldEvent("participant-join", later, 2, ringing);
    expect(legIn([readEvent(START, { participants: [ringing] }), joined], "CAcleo")?.joinedAt).toBe(
      iso(later),
    );
  });
});

describe("the answer to a change", () => {
  const muted = { ...ana, muted: true };

  it("is on the board, and adds whoever is new at their place", () => {
    const room = roomAfter(readEvent(START, { participants: [ben] }), answered(muted, later));
    expect(namesIn(room)).toEqual(["CAana", "CAben"]);
    expect(room.legs[0]).toMatchObject({ muted: true, said: { by: "answer", at: later } });
  });

  it("is newer than a read that was under way", () => {
    expect(
      legIn([first, answered(muted, later), readEvent(later - 1, { participants: [ana] })]),
    ).toMatchObject({ muted: true });
  });

  it("that was asked for before a removal does not bring anybody back", () => {
    const removed = removal("CAana", later);
    expect(legIn([first, removed, answered(muted, later + 10, 50)])?.ended?.how).toBe("removed");
    expect(legIn([first, gone("CAana"), answered(muted, later + 10)])?.ended).toBeNull();
  });

  it("to a dial says for how long it may ring", () => {
    const asked = { commandId: "c9", operation: "createParticipant", deed: "dial" } as const;
    const dialled = receiptEvent(later, { ...asked, participant: ringing, callSid: "CAcleo" });
    const { outcome, participant: _, ...command } = dialled;
    const given: RoomEvent = { ...command, ...asked, kind: "command", timeout: 30 };
    expect(outcome).toBe("done");
    expect(legIn([dialled, given], "CAcleo")?.ringsFor).toBe(30);
    expect(legIn([dialled], "CAcleo")?.ringsFor).toBe(60);
    expect(withEvent(roomAfter(dialled), given).legs[0]?.ringsFor).toBe(30);
    expect(legIn([first])?.ringsFor).toBeNull();
  });
});
