import { describe, expect, it } from "vitest";
import type { RoomEvent } from "./room-event";
import {
  answered,
  call,
  callEvent,
  conference,
  detectedEvent,
  iso,
  participant,
  readEvent,
  receiptEvent,
  removal,
  START,
  toldEvent,
} from "./testing/rooms";
import type { Band, Mark } from "./timeline";
import { timelineOf } from "./timeline-of";
import { markSentence, namesIn } from "./timeline-words";

const NOW = START + 60_000;
const ana = participant("CAana", { label: "Ana" });
const ben = participant("CAben", { label: "Ben" });
const at = (seconds: number) => START + seconds * 1000;
const secondsOf = (ms: number | null) => (ms === null ? null : (ms - START) / 1000);

const tell = (...events: RoomEvent[]) => timelineOf(events, "CF1", NOW);
const first = readEvent(START, { conference, participants: [ana, ben] });

const inShort = ({ kind, from, to, whom }: Band) =>
  [kind, secondsOf(from), secondsOf(to), ...(whom === undefined ? [] : [whom])] as const;
const bandsOf = (events: RoomEvent[], callSid = "CAana") =>
  tell(...events)
    .lanes.find((lane) => lane.callSid === callSid)
    ?.bands.map(inShort);
const marksOf = (...events: RoomEvent[]) => {
  const timeline = tell(...events);
  const nameOf = namesIn(timeline);
  return timeline.marks.map((mark: Mark) => `${secondsOf(mark.at)} ${markSentence(mark, nameOf)}`);
};

const asked = {
  commandId: "c7",
  operation: "updateParticipant",
  deed: "mute",
  callSid: "CAana",
  by: { id: "dana", name: "Dana" },
} as const;
const command = (when: number, more: Partial<RoomEvent & { kind: "command" }> = {}): RoomEvent => {
  const { outcome: _, ...given } = receiptEvent(when, { ...asked, outcome: "done" });
  return { ...given, kind: "command", ...more };
};

describe("a lane", () => {
  it("begins with its participant and goes on while it is there", () => {
    expect(tell(first).lanes).toMatchObject([
      { callSid: "CAana", name: "Ana", from: START, to: null, ended: null },
      { callSid: "CAben", name: "Ben" },
    ]);
    expect(bandsOf([first])).toEqual([["in-call", 0, null]]);
  });

  it("tells from dial to end, with whoever dialled", () => {
    const dial = { ...asked, operation: "createParticipant", deed: "dial" } as const;
    const ringing = { ...ana, status: "ringing" as const, dateCreated: iso(at(1)) };
    const left = { callStatus: "completed", reasonParticipantLeft: "participant_hung_up" } as const;
    const events = [
      first,
      command(at(0.5), { ...dial, callSid: null }),
      receiptEvent(at(1.2), { ...dial, callSid: "CAana", participant: ringing }),
      toldEvent("participant-join", at(8), 3, ana),
      toldEvent("participant-leave", at(20.25), 4, ana, left),
    ].filter((event) => event !== first);
    const { lanes } = tell(...events);
    expect(lanes).toMatchObject([{ from: at(0.5), to: at(20.25), ended: { how: "left" } }]);
    expect(bandsOf(events)).toEqual([
      ["ringing", 0.5, 8],
      ["in-call", 8, 20.25],
    ]);
    expect(marksOf(...events)).toEqual([
      "0.5 Ana: Dialled by Dana",
      "8 Ana: Joined",
      "20.25 Ana: Left",
    ]);
  });

  it.each([
    ["busy", "Busy"],
    ["no-answer", "No answer"],
    ["failed", "Failed"],
    ["canceled", "Canceled"],
  ] as const)("of a call that is %s ends so", (status, words) => {
    const ringing = { ...ana, status: "ringing" as const };
    const events = [
      readEvent(START, { conference, participants: [ringing] }),
      callEvent("CAana", status, at(9)),
    ];
    expect(bandsOf(events)).toEqual([["ringing", 0, 9]]);
    expect(marksOf(...events)).toContain(`9 Ana: ${words}`);
  });

  it.each([
    ["human", "Answered by a person"],
    ["machine_start", "Answered by voicemail"],
    ["machine_end_beep", "Answered by voicemail, beep heard"],
    ["fax", "Answered by a fax machine"],
    ["unknown", "Not clear who or what answered"],
  ])("tells once who or what picked up: %s", (answeredBy, words) => {
    const picked = detectedEvent("CAana", answeredBy, at(4));
    const later = readEvent(at(9), { participants: [{ ...ana, muted: true }] });
    expect(marksOf(first, picked, later, { ...picked, id: 99, at: at(10) })).toEqual([
      "0 Ana: Joined",
      "0 Ben: Joined",
      `4 Ana: ${words}`,
      "9 Ana: Muted",
    ]);
  });

  it("tells who picked up where that came late, or before anything else", () => {
    const left = toldEvent("participant-leave", at(5), 4, ana);
    const late = detectedEvent("CAana", "fax", at(7));
    expect(marksOf(first, left, late)).toContain("5 Ana: Answered by a fax machine");
    const early = detectedEvent("CAana", "human", at(1));
    const seen = readEvent(at(2), { conference, participants: [ana] });
    expect(marksOf(early, seen)).toContain("2 Ana: Answered by a person");
  });

  it("says what nobody has seen: from its begin until somebody looked", () => {
    const seen = readEvent(at(30), { conference, participants: [{ ...ana, muted: true }] });
    expect(bandsOf([seen])).toEqual([
      ["unknown", 0, 30],
      ["in-call", 30, null],
      ["muted", 30, null],
    ]);
    expect(marksOf(seen)).toEqual(["30 Ana: Was already there"]);
  });

  it("says what nobody has seen: how somebody who was lost went", () => {
    const events = [first, readEvent(at(30), { gone: ["CAana"], agreedAt: at(20) })];
    expect(bandsOf(events)).toEqual([
      ["in-call", 0, 20],
      ["unknown", 20, 30],
    ]);
    expect(marksOf(...events)).toContain("30 Ana: Lost");
  });

  it("knows afterwards when somebody left who was lost", () => {
    const ended = call("CAana", { status: "completed", endTime: iso(at(22)) });
    const events = [
      first,
      readEvent(at(30), { gone: ["CAana"], agreedAt: at(20) }),
      readEvent(at(31), { calls: [ended] }),
    ];
    // Twilio says a whole second: it may have been any moment of it.
    expect(bandsOf(events)).toEqual([["in-call", 0, 22.999]]);
    expect(marksOf(...events)).toContain("22.999 Ana: Left");
  });

  it("has a gap where somebody left and came back", () => {
    const events = [
      first,
      toldEvent("participant-leave", at(10), 5, ana),
      toldEvent("participant-join", at(15), 6, ana),
    ];
    expect(bandsOf(events)).toEqual([
      ["in-call", 0, 10],
      ["in-call", 15, null],
    ]);
    expect(marksOf(...events).slice(2)).toEqual(["10 Ana: Left", "15 Ana: Came back"]);
  });
});

describe("a band", () => {
  const on = toldEvent("participant-mute", at(5), 2, { ...ana, muted: true });
  const off = toldEvent("participant-unmute", at(9), 3, ana);

  it("lasts from one callback to the other, whenever they arrive", () => {
    const muted = [
      ["in-call", 0, null],
      ["muted", 5, 9],
    ];
    expect(bandsOf([first, on, off])).toEqual(muted);
    expect(bandsOf([off, first, on, off, on])).toEqual(muted);
  });

  it("ends with the read that shows it, where the callback was lost", () => {
    expect(bandsOf([first, on, readEvent(at(12), { participants: [ana] })])).toEqual([
      ["in-call", 0, null],
      ["muted", 5, 12],
    ]);
  });

  it("does not go back where a later callback arrived within the same second", () => {
    const late = { ...on, at: at(5.999) };
    const early = { ...off, at: at(5.5) };
    const { marks } = tell(first, late, early);
    expect(marks.map(({ what }) => what)).toEqual(["joined", "joined", "muted", "unmuted"]);
  });

  it("of somebody on hold takes the place of being in the call", () => {
    const held = answered({ ...ana, hold: true }, at(4));
    const resumed = answered(ana, at(7));
    expect(bandsOf([first, held, resumed])).toEqual([
      ["in-call", 0, 4],
      ["held", 4, 7],
      ["in-call", 7, null],
    ]);
  });

  it("of coaching says with whom, as soon as anybody knows", () => {
    const coaching = { ...ana, coaching: true, callSidToCoach: "CAben" };
    const events = [
      first,
      toldEvent("participant-modify", at(5), 2, coaching),
      readEvent(at(6), { participants: [coaching] }),
      answered({ ...coaching, callSidToCoach: "CAcleo" }, at(8)),
    ];
    expect(bandsOf(events)).toEqual([
      ["in-call", 0, null],
      ["coaching", 5, 8, "CAben"],
      ["coaching", 8, null, "CAcleo"],
    ]);
  });

  it("of speech lasts as long as somebody talks", () => {
    const starts = toldEvent("participant-speech-start", at(3), 2, ana);
    const stops = toldEvent("participant-speech-stop", at(4.5), 3, ana);
    expect(bandsOf([first, stops, starts])).toContainEqual(["speech", 3, 4.5]);
  });

  it("says that the conference had not started", () => {
    const waiting = { ...conference, status: "init" as const };
    const events = [
      readEvent(START, { conference: waiting, participants: [ana] }),
      toldEvent("conference-start", at(6), 1, null),
    ];
    expect(bandsOf(events)).toEqual([
      ["waiting", 0, 6],
      ["in-call", 6, null],
    ]);
    expect(marksOf(...events)).toContain("6 Conference started");
  });
});

describe("what somebody here did", () => {
  const done = receiptEvent(at(5.4), { ...asked, participant: { ...ana, muted: true } });

  it("is told with their name, once, by what came of it", () => {
    const told = toldEvent("participant-mute", at(5.2), 2, { ...ana, muted: true });
    expect(marksOf(first, command(at(5)), done, told).slice(2)).toEqual(["5.2 Ana: Muted by Dana"]);
    expect(marksOf(first, command(at(5)), done).slice(2)).toEqual(["5.4 Ana: Muted by Dana"]);
  });

  it.each([
    ["failed", "Mute: failed"],
    ["unknown", "Mute: outcome unknown"],
  ] as const)("is told where it is %s", (outcome, words) => {
    const receipt = receiptEvent(at(6), { ...asked, outcome });
    expect(marksOf(first, command(at(5)), receipt)).toContain(`5 Ana: ${words} by Dana`);
  });

  it("is told while nobody has answered", () => {
    expect(marksOf(first, command(at(5)))).toContain("5 Ana: Mute: no answer yet by Dana");
  });

  it("is not told of what the far party did long after", () => {
    const told = toldEvent("participant-mute", at(15), 2, { ...ana, muted: true });
    const unmuted = receiptEvent(at(5.4), { ...asked, participant: ana });
    expect(marksOf(first, command(at(5)), unmuted, told)).toContain("15 Ana: Muted");
  });

  it("is told of removals and of the conference's end", () => {
    const end = { ...asked, operation: "updateConference", deed: "end", callSid: null } as const;
    const over = { ...conference, status: "completed" as const, dateUpdated: iso(at(20)) };
    const ended = { ...over, reasonConferenceEnded: "conference-ended-via-api" };
    expect(
      marksOf(
        first,
        removal("CAana", at(9)),
        receiptEvent(at(20.2), { ...end, commandId: "c8", conference: ended }),
      ).slice(2),
    ).toEqual([
      "9 Ana: Removed by Dana",
      "20.2 Conference ended by Dana",
      "20.2 Ben: Cut off by Dana",
    ]);
  });
});

describe("a conference", () => {
  it("that has ended is over when all of it is", () => {
    const over = { ...conference, status: "completed" as const, dateUpdated: iso(at(20)) };
    const timeline = tell(first, readEvent(at(40), { conference: over }));
    expect(timeline).toMatchObject({ from: START, to: at(20.999), live: false, name: "Support" });
    expect(timeline.lanes.map(({ to }) => to)).toEqual([at(20.999), at(20.999)]);
  });

  it("that goes on is told up to now", () => {
    expect(tell(first)).toMatchObject({ from: START, to: NOW, live: true });
  });

  it("of which nothing is on record is empty", () => {
    expect(tell()).toMatchObject({ lanes: [], marks: [], phases: [] });
  });
});
