import { describe, expect, it } from "vitest";
import { coach, stopCoaching, toggleHold, toggleMuted } from "./press";
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
