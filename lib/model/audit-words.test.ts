import { describe, expect, it } from "vitest";
import { type Deed, deedOf } from "./audit-words";

const update = "updateParticipant";

describe("a command in everyday words", () => {
  it.each<[Deed, string, Record<string, unknown>]>([
    ["mute", update, { muted: true }],
    ["unmute", update, { muted: false }],
    ["hold", update, { hold: true }],
    ["hold", update, { hold: true, holdUrl: "https://example.com/a.mp3", holdMethod: "GET" }],
    ["resume", update, { hold: false }],
    ["change", update, { holdUrl: "https://example.com/a.mp3" }],
    ["coach", update, { muted: false, coaching: true, callSidToCoach: "CA1" }],
    ["stop-coaching", update, { muted: true, coaching: false }],
    ["change", update, { coaching: true, callSidToCoach: "CA1", hold: true }],
    ["change", update, { coaching: false, endConferenceOnExit: true }],
    ["change", update, { callSidToCoach: "CA1" }],
    ["announce", update, { announceUrl: "https://example.com/a.mp3", announceMethod: "GET" }],
    ["change", update, { muted: true, hold: true }],
    ["change", update, { endConferenceOnExit: true }],
    ["change", update, { beepOnExit: true, muted: true }],
    ["change", update, {}],
    ["dial", "createParticipant", { to: "client:ana", muted: true }],
    ["remove", "removeParticipant", {}],
    ["end", "updateConference", { status: "completed" }],
    ["announce", "updateConference", { announceUrl: "https://example.com/a.mp3" }],
  ])("is %s for %s with %j", (deed, operation, options) => {
    expect(deedOf(operation, options)).toBe(deed);
  });
});
