import { describe, expect, it } from "vitest";
import { conferenceStatuses } from "./conference";
import { endedWords, legName, legNumber, statusWords } from "./leg-words";
import { participantStatuses } from "./participant";
import { leg } from "./testing/rooms";

describe("what somebody is called", () => {
  const called = { to: "+14155550123", from: "+14155550100", direction: "outbound-api" };
  it.each([
    ["by the label, with the number below", { label: "Ana", ...called }, "Ana", "+14155550123"],
    ["by the number called", called, "+14155550123", null],
    ["by the number that called", { ...called, direction: "inbound" }, "+14155550100", null],
    ["by the Call SID, for want of better", {}, "CA1", null],
    ["by the label alone", { label: "Ana" }, "Ana", null],
  ])("%s", (_, changed, name, number) => {
    expect([legName(leg("CA1", changed)), legNumber(leg("CA1", changed))]).toEqual([name, number]);
  });
});

describe("the status of a leg", () => {
  it.each([
    ["queued", "Waiting to dial", "ringing"],
    ["connecting", "Connecting", "ringing"],
    ["ringing", "Ringing", "ringing"],
    ["connected", "In call", "in-call"],
    ["complete", "Ending", "muted"],
    ["failed", "Ending", "muted"],
  ] as const)("%s: %s", (status, words, tone) => {
    expect(statusWords(leg("CA1", { status }), "in-progress")).toEqual({ words, tone });
  });

  it("has words for every status, however the conference is", () => {
    for (const status of participantStatuses) {
      for (const conference of conferenceStatuses) {
        expect(statusWords(leg("CA1", { status }), conference).words).toMatch(/^[A-Z]/);
      }
    }
  });

  it("tells on hold from in call, and both from waiting for the start", () => {
    expect(statusWords(leg("CA1", { hold: true }), "in-progress").words).toBe("On hold");
    expect(statusWords(leg("CA1", { hold: true }), "init").words).toBe("Waiting for the start");
    expect(statusWords(leg("CA1", { status: "ringing" }), "init").words).toBe("Ringing");
  });

  it("is told from how it ended, and what went wrong stands out", () => {
    const troubles = Object.entries(endedWords).filter(([, { tone }]) => tone === "danger");
    expect(troubles.map(([how]) => how)).toEqual(["busy", "no-answer", "failed", "lost"]);
    expect(new Set(Object.values(endedWords).map(({ words }) => words)).size).toBe(8);
  });
});
