import { describe, expect, it } from "vitest";
import { canRetry, failureWords, hasHappened } from "./failed-press";
import type { FaultKind } from "./fault";
import { coach, type Press, stopCoaching } from "./press";
import { emptyRoom, type Room } from "./room";
import { conference, iso, leg, START } from "./testing/rooms";

const target = { conferenceSid: "CF1", callSid: "ana" };
const update = (options: Record<string, unknown>): Press => ({
  operation: "updateParticipant",
  target,
  options,
});
const ofConference = (options: Record<string, unknown>): Press => ({
  operation: "updateConference",
  target: { conferenceSid: "CF1" },
  options,
});
const removal: Press = { operation: "removeParticipant", target, options: {} };
const dial: Press = { operation: "createParticipant", target, options: { to: "+14155550123" } };
const announcement = ofConference({ announceUrl: "https://example.com/a.mp3" });

describe("a failed press", () => {
  it.each<[Press, string]>([
    [update({ muted: true }), "Mute"],
    [update({ muted: false }), "Unmute"],
    [update({ hold: true }), "Hold"],
    [update({ hold: false }), "Resume"],
    [update(coach("ben")), "Coach"],
    [update(stopCoaching()), "Stop coaching"],
    [update({ beepOnExit: true }), "Change options"],
    [removal, "Remove"],
    [dial, "Dial in"],
    [announcement, "Announce"],
    [ofConference({ status: "completed" }), "End conference"],
  ])("is named by its action: %o", (press, action) => {
    expect(failureWords(press, { unsure: false })).toBe(`${action} failed.`);
    expect(failureWords(press, { unsure: true })).toBe(`${action}: result unknown.`);
  });

  const kinds: [FaultKind, boolean][] = [
    ["rate-limited", true],
    ["unavailable", true],
    ["timeout", true],
    ["connection", true],
    ["database", true],
    ["not-taken", true],
    ["invalid", false],
    ["forbidden", false],
    ["signed-out", false],
    ["not-found", false],
  ];
  it.each(kinds)("for the reason %s can be retried: %s", (kind, safe) => {
    expect(canRetry(update({ muted: true }), { kind, unsure: false })).toBe(safe);
  });

  it.each<[string, Press, boolean, boolean]>([
    ["a mute", update({ muted: true }), true, true],
    ["a removal", removal, true, true],
    ["an announcement that surely did not go out", announcement, false, true],
    ["an announcement that may have gone out", announcement, true, false],
    ["an announcement to one participant", update({ announceUrl: "x" }), true, false],
    ["a dial", dial, true, false],
    ["a dial that surely did not happen, which is changed first", dial, false, false],
  ])("is retried only if that does nothing twice: %s", (_, press, unsure, safe) => {
    expect(canRetry(press, { kind: "timeout", unsure })).toBe(safe);
  });
});

describe("what a press was for is so", () => {
  const ana = leg("ana", { muted: true, coaching: true, callSidToCoach: "ben" });
  const room: Room = { ...emptyRoom("CF1"), conference, legs: [ana] };
  const over: Room = {
    ...room,
    conference: { ...conference, status: "completed" },
    legs: [{ ...ana, ended: { how: "left", at: iso(START), by: null } }],
  };

  it.each<[string, Press, Room, boolean]>([
    ["muted by anybody", update({ muted: true }), room, true],
    ["still muted", update({ muted: false }), room, false],
    ["muted, but not on hold", update({ muted: true, hold: true }), room, false],
    ["coaches the same", update({ coaching: true, callSidToCoach: "ben" }), room, true],
    ["coaches another", update({ coaching: true, callSidToCoach: "cleo" }), room, false],
    ["muted, and what Twilio never reports", update({ muted: true, holdUrl: "x" }), room, false],
    ["an announcement", update({ announceUrl: "x" }), room, false],
    ["is still there", removal, room, false],
    ["has left", removal, over, true],
    ["the conference goes on", ofConference({ status: "completed" }), room, false],
    ["the conference is over", ofConference({ status: "completed" }), over, true],
    ["an announcement to all", announcement, over, false],
    ["nobody like that", { ...removal, target: { ...target, callSid: "eve" } }, room, false],
  ])("%s", (_, press, now, so) => {
    expect(hasHappened(press, now)).toBe(so);
  });
});
