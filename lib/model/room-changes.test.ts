import { describe, expect, it } from "vitest";
import type { Leg } from "./leg";
import { changesBetween, changesInWords } from "./room-changes";
import {
  callEvent,
  conference,
  iso,
  leg,
  participant,
  readEvent,
  removal,
  roomAfter,
  roomShowing,
  START,
} from "./testing/rooms";

const sam = leg("sam", { label: "Sam" });
const dana = leg("dana", { label: "Dana" });
const ended = (how: NonNullable<Leg["ended"]>["how"], by: string | null = null) => {
  return { ended: { how, at: iso(START), by } };
};

/** What is said of two rooms that show these legs. */
const said = (before: Leg[], after: Leg[]) =>
  changesBetween(roomShowing(before), roomShowing(after)).map(({ words }) => words);

describe("what changed meanwhile", () => {
  it.each<[string, Leg[], Leg[], string[]]>([
    ["nothing", [sam, dana], [{ ...sam }, dana], []],
    ["who came", [sam], [sam, dana], ["Dana joined"]],
    ["who is on the way", [], [{ ...sam, status: "ringing" }], ["Sam is being dialled"]],
    ["who answered", [{ ...sam, status: "ringing" }], [sam], ["Sam joined"]],
    [
      "who rings instead of waiting",
      [{ ...sam, status: "queued" }],
      [{ ...sam, status: "ringing" }],
      [],
    ],
    ["who left", [sam], [{ ...sam, ...ended("left") }], ["Sam left"]],
    [
      "who was removed",
      [sam],
      [{ ...sam, ...ended("removed", "Alex") }],
      ["Sam was removed by Alex"],
    ],
    ["who came and left", [], [{ ...sam, ...ended("busy") }], ["Sam is busy"]],
    [
      "what became of one who was lost",
      [{ ...sam, ...ended("lost") }],
      [{ ...sam, ...ended("left") }],
      ["Sam left"],
    ],
    ["who is back", [{ ...sam, ...ended("left") }], [sam], ["Sam is back"]],
    ["who was gone before", [{ ...sam, ...ended("left") }], [{ ...sam, ...ended("left") }], []],
  ])("%s", (_, before, after, words) => {
    expect(said(before, after)).toEqual(words);
  });

  it.each<[Partial<Leg>, Partial<Leg>, string]>([
    [{}, { muted: true }, "Dana was muted"],
    [{ muted: true }, {}, "Dana was unmuted"],
    [{}, { hold: true }, "Dana was put on hold"],
    [{ hold: true }, {}, "Dana was taken off hold"],
    [{}, { coaching: true, callSidToCoach: "sam" }, "Dana began to coach Sam"],
    [{}, { coaching: true, callSidToCoach: null }, "Dana began to coach somebody"],
    [
      { coaching: true, callSidToCoach: "ana" },
      { coaching: true, callSidToCoach: "sam" },
      "Dana now coaches Sam",
    ],
    [{ coaching: true, callSidToCoach: "sam" }, {}, "Dana stopped coaching"],
    [{}, { endConferenceOnExit: true }, "Dana now ends the conference on exit"],
  ])("%o, then %o: %s", (was, is, words) => {
    expect(said([sam, { ...dana, ...was }], [sam, { ...dana, ...is }])).toEqual([words]);
  });

  it("says nothing of what was set on one who left", () => {
    expect(said([sam], [{ ...sam, muted: true, ...ended("left") }])).toEqual(["Sam left"]);
  });

  it("says how the conference itself went on", () => {
    const over = { ...conference, status: "completed" as const, endedBy: "Alex" };
    const changes = changesBetween(roomShowing([]), roomShowing([], { conference: over }));
    expect(changes).toEqual([{ kind: "conference", words: "The conference ended: Alex ended it" }]);
  });

  it("knows from the room's facts why somebody left, and who did it", () => {
    const people = [participant("CAana", { label: "Ana" }), participant("CAben", { label: "Ben" })];
    const before = readEvent(START, { conference, participants: people });
    const gone = [
      removal("CAben", START + 500),
      callEvent("CAana", "completed", START + 1000),
      readEvent(START + 2000, { gone: ["CAana", "CAben"] }),
    ];
    const changes = changesBetween(roomAfter(before), roomAfter(before, ...gone));
    expect(changesInWords(changes)).toBe("Ana left: hung up, Ben was removed by Dana");
  });
});

const joined = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ kind: "joined" as const, words: `P${n} joined` }));

describe("many changes in one sentence", () => {
  it("names a few", () => {
    const left = { kind: "left" as const, words: "Kim left: hung up" };
    expect(changesInWords([...joined(2), left])).toBe("P0 joined, P1 joined, Kim left: hung up");
  });

  it("counts a crowd, and still names the few beside it", () => {
    const muted = { kind: "set" as const, words: "Dana was muted" };
    expect(changesInWords([muted, ...joined(12)])).toBe("12 people joined, Dana was muted");
  });

  it("is nothing where nothing changed", () => {
    expect(changesInWords([])).toBe("");
  });
});
