import { describe, expect, it } from "vitest";
import type { Participant } from "./participant";
import { answered, conference, participant, readEvent, START, toldEvent } from "./testing/rooms";
import { hearingThen, momentOf, momentWords } from "./timeline-moment";
import { timelineOf } from "./timeline-of";

const at = (seconds: number) => START + seconds * 1000;
const [ana, ben, cleo] = ["Ana", "Ben", "Cleo"].map((label) =>
  participant(`CA${label}`, { label }),
) as [Participant, Participant, Participant];

cleo.dateCreated = new Date(at(5)).toISOString();

const timeline = timelineOf(
  [
    readEvent(START, { conference, participants: [ana, ben] }),
    toldEvent("participant-join", at(5), 1, cleo),
    answered({ ...ben, muted: true }, at(10)),
    answered(ben, at(15)),
    answered({ ...cleo, coaching: true, callSidToCoach: "CAAna" }, at(20)),
    answered({ ...ana, hold: true }, at(30)),
    toldEvent("participant-leave", at(40), 2, cleo),
    toldEvent("participant-leave", at(45), 3, ben),
    toldEvent("conference-end", at(50), 4, null),
  ],
  "CF1",
  at(60),
);

describe("a moment says who was there and who heard whom", () => {
  it.each([
    [0, "2 there: Ana and Ben. Everybody hears everybody."],
    [5, "3 there: Ana, Ben and Cleo. Everybody hears everybody."],
    [
      10,
      "3 there: Ana, Ben and Cleo. The others hear each other. Ben is heard by nobody and hears everybody.",
    ],
    [15, "3 there: Ana, Ben and Cleo. Everybody hears everybody."],
    [
      20,
      "3 there: Ana, Ben and Cleo. The others hear each other. Cleo is heard by Ana only and hears everybody.",
    ],
    [
      30,
      "3 there: Ana, Ben and Cleo. Ana is on hold: heard by nobody, with music in the ear. Cleo is heard by nobody and hears Ben.",
    ],
    [
      40,
      "2 there: Ana and Ben. Ana is on hold: heard by nobody, with music in the ear. Ben is heard by nobody: everybody else is on hold or has not answered yet.",
    ],
    [50, "The conference was over."],
  ])("at second %d: %s", (second, words) => {
    expect(momentWords(momentOf(timeline, at(second))).join(" ")).toBe(words);
  });

  it("for each one by one", () => {
    const moment = momentOf(timeline, at(20));
    expect(moment.there.map((one) => hearingThen(one, moment))).toEqual([
      "Ana is heard by everybody and hears everybody.",
      "Ben is heard by everybody and hears Ana only.",
      "Cleo is heard by Ana only and hears everybody.",
    ]);
  });
});

describe("a moment of a crowd", () => {
  const crowd = Array.from({ length: 250 }, (_, index) =>
    participant(`CA${index}`, { label: `Guest ${index}`, muted: index >= 10 }),
  );
  const events = [readEvent(START, { conference, participants: crowd })];

  it("is told in a few sentences", () => {
    const words = momentWords(momentOf(timelineOf(events, "CF1", at(5)), at(1)));
    expect(words).toEqual(["250 there.", "The others hear each other.", "240 muted."]);
  });
});

it("of which nothing is on record says so", () => {
  const late = readEvent(at(30), { conference, participants: [ana] });
  const told = timelineOf([late], "CF1", at(60));
  expect(momentWords(momentOf(told, at(10)))).toEqual([
    "1 there: Ana.",
    "How Ana was is not on record.",
  ]);
});
