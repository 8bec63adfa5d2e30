import { describe, expect, it } from "vitest";
import { answeredByWords } from "./answered-by";
import { conferenceStatuses } from "./conference";
import { legName, legNumber, ringingWords, statusWords } from "./leg-words";
import { participantStatuses } from "./participant";
import { leg, START } from "./testing/rooms";

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
});

const ringing = (ringsFor: number | null) => leg("CA1", { status: "ringing", ringsFor });

describe("a leg that rings", () => {
  it("says for how long, and for how long it may", () => {
    expect(ringingWords(ringing(30), START + 12_000)).toBe("Ringing 0:12 of 0:30");
    expect(ringingWords(ringing(600), START + 72_000)).toBe("Ringing 1:12 of 10:00");
  });

  it("says for how long alone, where it was not dialled from here", () => {
    expect(ringingWords(ringing(null), START + 12_000)).toBe("Ringing 0:12");
  });

  it("does not ring before it began, however the clocks stand", () => {
    expect(ringingWords(ringing(null), START - 3000)).toBe("Ringing 0:00");
  });
});

describe("what picked up", () => {
  it.each([
    ["human", "Person"],
    ["machine_start", "Voicemail"],
    ["machine_end_beep", "Voicemail"],
    ["fax", "Fax"],
    ["unknown", null],
    [null, null],
  ])("%s: %s", (answeredBy, words) => {
    expect(answeredByWords(answeredBy)).toBe(words);
  });
});
