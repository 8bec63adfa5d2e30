import { describe, expect, it } from "vitest";
import { coach, type Press, replaces, stopCoaching, toggleHold, toggleMuted } from "./press";
import { participant } from "./testing/rooms";

describe("a press", () => {
  it("turns round what is there, and nothing else", () => {
    expect(toggleMuted(participant("ana", { muted: true }))).toEqual({ muted: false });
    expect(toggleHold(participant("ana"))).toEqual({ hold: true });
  });

  it("that coaches unmutes, or the coachee would hear nothing", () => {
    expect(coach("ben")).toEqual({ muted: false, coaching: true, callSidToCoach: "ben" });
  });

  it("that stops coaching puts nobody on air", () => {
    expect(stopCoaching()).toEqual({ muted: true, coaching: false });
  });
});

describe("a press that failed is forgotten", () => {
  const target = { conferenceSid: "CF1", callSid: "ana" };
  const update = (options: Record<string, unknown>, at = target): Press => {
    return { operation: "updateParticipant", target: at, options };
  };
  const removal: Press = { operation: "removeParticipant", target, options: {} };
  const dial: Press = { operation: "createParticipant", target, options: { label: "Cleo" } };

  it.each<[string, Press, Press, boolean]>([
    ["after one about the same", update({ muted: false }), update({ muted: true }), true],
    ["after one about that too", update(coach("ben")), update({ muted: true }), true],
    ["not after one about something else", update({ hold: true }), update({ muted: true }), false],
    [
      "not after one for somebody else",
      update({ muted: true }, { ...target, callSid: "ben" }),
      update({ muted: true }),
      false,
    ],
    ["after another removal", removal, removal, true],
    ["not after a removal, if it was a mute", removal, update({ muted: true }), false],
    ["not after another dial", dial, dial, false],
  ])("%s", (_, later, earlier, expected) => {
    expect(replaces(later, earlier)).toBe(expected);
  });
});
