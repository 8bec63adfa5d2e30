import { describe, expect, it } from "vitest";
import { affectsOthers, consequencesOf, removalWords } from "./removal";
import { leg } from "./testing/rooms";

describe("a removal", () => {
  const [ana, ben, cleo] = [leg("ana"), leg("ben"), leg("cleo")];

  it("of somebody plain affects nobody", () => {
    const consequences = consequencesOf(ana, [ana, ben, cleo]);
    expect(consequences).toEqual({ cutOff: 0, coaches: [] });
    expect(affectsOthers(consequences)).toBe(false);
  });

  it("of somebody who ends the conference cuts off all the others", () => {
    const host = { ...ana, endConferenceOnExit: true };
    const consequences = consequencesOf(host, [host, ben, cleo]);
    expect(consequences.cutOff).toBe(2);
    expect(affectsOthers(consequences)).toBe(true);
    expect(affectsOthers(consequencesOf(host, [host]))).toBe(false);
  });

  it.each([
    ["nobody else is there", ana, [ana], "Nobody would be left after ana."],
    ["one other is there", ana, [ana, ben], "ben would be left alone."],
    [
      "others are there",
      ana,
      [ana, ben, cleo],
      "ana would be gone, and 2 other people would stay.",
    ],
    [
      "they end the conference",
      leg("ana", { endConferenceOnExit: true }),
      [ana, ben],
      "ana would end the conference for 1 other person too.",
    ],
    [
      "somebody whispers to them",
      ana,
      [ana, leg("ben", { coaching: true, callSidToCoach: "ana" }), cleo],
      "ben, who whispers to ana, would have nobody to whisper to.",
    ],
  ])("says what it would come to where %s", (_, one, present, words) => {
    expect(removalWords(one, present)).toBe(words);
  });

  it("of somebody who has not answered ends nothing", () => {
    const host = leg("ana", { endConferenceOnExit: true, status: "ringing" });
    expect(consequencesOf(host, [host, ben]).cutOff).toBe(0);
  });

  it("of somebody who is coached takes them from their coaches", () => {
    const coaching = leg("ben", { coaching: true, callSidToCoach: "ana" });
    const stopped = leg("cleo", { coaching: false, callSidToCoach: "ana" });
    const consequences = consequencesOf(ana, [ana, coaching, stopped]);
    expect(consequences).toEqual({ cutOff: 0, coaches: [coaching] });
    expect(affectsOthers(consequences)).toBe(true);
  });
});
