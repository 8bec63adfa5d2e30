import { describe, expect, it } from "vitest";
import { endingSentence, endingWords, whyLeft } from "./ending-words";
import type { Leg } from "./leg";
import type { EndedHow } from "./leg-ending";
import type { Room } from "./room";
import {
  call,
  callEvent,
  iso,
  leg,
  participant,
  readEvent,
  roomAfter,
  START,
  toldEvent,
} from "./testing/rooms";

const hows: EndedHow[] = [
  "left",
  "cut-off",
  "removed",
  "canceled",
  "busy",
  "no-answer",
  "failed",
  "lost",
];

describe("the end of a leg", () => {
  it.each<[EndedHow, string | null, string]>([
    ["left", null, "Left"],
    ["removed", "Dana", "Removed by Dana"],
    ["removed", null, "Removed"],
    ["canceled", "Dana", "Canceled by Dana"],
    ["cut-off", "Alex", "Cut off by Alex"],
    ["cut-off", null, "Cut off"],
    ["busy", null, "Busy"],
    ["no-answer", null, "No answer"],
    ["failed", null, "Failed"],
    ["lost", null, "Lost, last seen"],
  ])("%s by %s: %s", (how, by, words) => {
    expect(endingWords({ how, by }).words).toBe(words);
  });

  it("has words of its own, and what went wrong stands out", () => {
    const said = hows.map((how) => ({ how, ...endingWords({ how, by: null }) }));
    expect(new Set(said.map(({ words }) => words)).size).toBe(hows.length);
    const troubles = said.filter(({ tone }) => tone === "danger").map(({ how }) => how);
    expect(troubles).toEqual(["busy", "no-answer", "failed", "lost"]);
  });

  // Until the record says who it was, a removal of one's own has nobody's name.
  it("names nobody rather than an empty name", () => {
    expect(endingWords({ how: "removed", by: "" }).words).toBe("Removed");
  });
});

const whyAnaLeft = (room: Room) => {
  const facts = room.facts.legs["ana"];
  return facts && whyLeft(facts);
};

describe("why somebody left", () => {
  const left = toldEvent("participant-leave", START + 1000, 2, participant("ana"));

  it("is told with the leaving", () => {
    const reason = { reasonParticipantLeft: "participant_hung_up" };
    const hungUp = toldEvent("participant-leave", START + 1000, 2, participant("ana"), reason);
    expect(whyAnaLeft(roomAfter(hungUp))).toBe("hung up");
  });

  it("is known from the call, told or read", () => {
    expect(whyAnaLeft(roomAfter(left, callEvent("ana", "completed", START + 1000)))).toBe(
      "hung up",
    );
    const calls = [call("ana", { status: "completed", endTime: iso(START + 1000) })];
    expect(whyAnaLeft(roomAfter(left, readEvent(START + 2000, { calls })))).toBe("hung up");
  });

  it("is not hanging up where the call goes on elsewhere", () => {
    const calls = [call("ana")];
    expect(whyAnaLeft(roomAfter(left, readEvent(START + 2000, { calls })))).toBe(
      "their call goes on",
    );
  });

  it("is not made up where nobody tells", () => {
    expect(whyAnaLeft(roomAfter(left))).toBeNull();
  });
});

describe("an end as it is spoken", () => {
  const kim = leg("kim", { label: "Kim" });
  const said = (how: EndedHow, by: string | null = null, reason: string | null = null) =>
    endingSentence(kim, { how, by, at: iso(START) } satisfies Leg["ended"], reason);

  it.each<[string, string]>([
    [said("left", null, "hung up"), "Kim left: hung up"],
    [said("left"), "Kim left"],
    [said("removed", "Alex"), "Kim was removed by Alex"],
    [said("cut-off", "Alex", "hung up"), "Kim was cut off by Alex"],
    [said("canceled", "Alex"), "The call to Kim was canceled by Alex"],
    [said("no-answer"), "Kim did not answer"],
    [said("lost"), "Kim is gone without a word"],
  ])("%s", (words, expected) => {
    expect(words).toBe(expected);
  });
});
