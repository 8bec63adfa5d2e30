import { describe, expect, it } from "vitest";
import { changedValues } from "./changed-values";
import type { OptionsOf } from "./operations";

const CAROL = `CA${"c".repeat(32)}`;
const DAVE = `CA${"d".repeat(32)}`;
const now = {
  muted: false,
  hold: false,
  endConferenceOnExit: false,
  coaching: false,
  callSidToCoach: null,
};
const changed = (before: object, after: OptionsOf<"updateParticipant">) =>
  changedValues("updateParticipant", { ...now, ...before }, after);

describe("what an update has to send", () => {
  it("is nothing when nothing changed", () => {
    expect(changed({}, { muted: false, hold: false })).toEqual({});
  });

  it("is what changed and nothing else", () => {
    expect(changed({}, { muted: true, hold: false, beepOnExit: false })).toEqual({
      muted: true,
      beepOnExit: false,
    });
  });

  it("is not what was cleared, because Twilio cannot unset it", () => {
    expect(changed({ muted: true }, {})).toEqual({});
  });

  it("takes hold along with new hold music, and the method along with the music", () => {
    const after = { hold: true, holdUrl: "https://example.com/song", holdMethod: "GET" };
    expect(changed({ hold: true }, after)).toEqual(after);
    expect(changed({ ...after, hold: false }, after)).toEqual(after);
  });

  it("leaves the hold music at home when somebody comes back", () => {
    const music = { holdUrl: "https://example.com/song", holdMethod: "GET" };
    expect(changed({ ...music, hold: true }, { ...music, hold: false })).toEqual({ hold: false });
  });

  it("takes the coached participant along with coaching, and coaching along with another one", () => {
    const after = { coaching: true, callSidToCoach: DAVE };
    expect(changed({ callSidToCoach: DAVE }, after)).toEqual(after);
    expect(changed({ coaching: true, callSidToCoach: CAROL }, after)).toEqual(after);
  });

  it("says with coaching whether the coach is muted, and not the other way round", () => {
    const coach = { coaching: true, callSidToCoach: DAVE, muted: false };
    expect(changed(coach, { ...coach, coaching: false })).toEqual({
      coaching: false,
      muted: false,
    });
    expect(changed(coach, { ...coach, callSidToCoach: CAROL })).toEqual({
      ...coach,
      callSidToCoach: CAROL,
    });
    expect(changed(coach, { ...coach, muted: true })).toEqual({ muted: true });
  });

  it("names no coached participant when coaching ends", () => {
    const before = { coaching: true, callSidToCoach: DAVE };
    expect(changed(before, { coaching: false, callSidToCoach: DAVE })).toEqual({ coaching: false });
  });

  it("does not take a list for changed because its order is", () => {
    const events = {
      statusCallback: "https://example.com",
      statusCallbackEvent: ["ringing", "answered"],
    };
    const after = { ...events, statusCallbackEvent: ["answered", "ringing"] };
    expect(changedValues("createParticipant", events, after)).toEqual({});
  });
});
