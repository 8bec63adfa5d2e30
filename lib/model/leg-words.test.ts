import { describe, expect, it } from "vitest";
import { answeredBySentence, answeredByWords } from "./answered-by";
import { conferenceStatuses } from "./conference";
import type { Leg } from "./leg";
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

const inbound = (from: string | null, more: Partial<Leg> = {}) =>
  leg("CA1", { from, to: "+14155550100", direction: "inbound", ...more });

describe("somebody without a number", () => {
  it.each([
    "+266696687",
    "266696687",
    "+1266696687",
    "+7378742833",
    "+17378742833",
    "+2562533",
    "anonymous",
    "Anonymous",
    "ANONYMOUS",
    "Restricted",
    "private",
    "Private number",
    "Caller ID blocked",
    "withheld",
    "\u202Aanonymous\u202C",
    "sip:anonymous@anonymous.invalid",
    "sip:anonymous@anonymous.invalid:5060;user=phone",
    "sips:Anonymous@203.0.113.7",
    '"Anonymous" <sip:anonymous@anonymous.invalid>',
    "sip:42@unknown.invalid",
    "sip:+266696687@example.com",
    "anonymous@anonymous.invalid",
  ])("who withholds it, as %s, is called that", (from) => {
    expect([legName(inbound(from)), legNumber(inbound(from))]).toEqual(["Withheld number", null]);
  });

  it.each([
    null,
    "",
    "  ",
    "\u200B",
    "\u2800",
    "+8656696",
    "+86282452253",
    "+464",
    "+10000000000",
    "0000000000",
    "unknown",
    "Unknown caller",
    "unavailable",
    "No caller ID",
    "number not available",
    "Not available",
    "OUT OF AREA",
    "sip:unknown@example.com",
    "client:Anonymous",
  ])("of whom nobody knows it, as %j, is called that", (from) => {
    expect([legName(inbound(from)), legNumber(inbound(from))]).toEqual(["Unknown caller", null]);
  });

  it("is called by their label, without a number", () => {
    for (const from of ["+266696687", "anonymous", "", null]) {
      const ana = inbound(from, { label: "Ana" });
      expect([legName(ana), legNumber(ana)]).toEqual(["Ana", null]);
    }
  });

  it("is nobody who was called", () => {
    const called = { from: "+14155550100", direction: "outbound-api" };
    expect(legName(leg("CA1", { ...called, to: "" }))).toBe("Unknown number");
    expect(legName(leg("CA1", { ...called, to: "+8656696" }))).toBe("Unknown number");
  });

  it.each([
    "+14155550123",
    "+86282452253123",
    "+46411223344",
    "client:ana",
    "client:unknown-soldier",
    "sip:464@pbx.example.com",
    "sip:2562533@pbx.example.com",
    "sip:ana@notinvalid",
    "sip:ana@invalid.example.com",
    "Private Wilson",
  ])("is not who calls as %s", (from) => expect(legName(inbound(from))).toBe(from));
});

describe("a label", () => {
  it.each(["", " ", "\t", "\u200B\u200B", "\u3164", "\u202E\u202C", "+266696687", "266696687"])(
    "that names nobody gives way to the number: %j",
    (label) => {
      expect(legName(inbound("+14155550123", { label }))).toBe("+14155550123");
      expect(legNumber(inbound("+14155550123", { label }))).toBeNull();
    },
  );

  it.each(["Private", "Unknown", "Blocked line", "Anonymous"])("may be any word: %s", (label) => {
    expect(legName(inbound("+14155550123", { label }))).toBe(label);
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
    ["unknown", "Unknown"],
    ["something_new", "Unknown"],
    [null, null],
  ])("%s: %s", (answeredBy, words) => {
    expect(answeredByWords(answeredBy)).toBe(words);
  });

  it.each([
    ["human", "Answered by a person"],
    ["machine_start", "Answered by voicemail"],
    ["machine_end_beep", "Answered by voicemail, beep heard"],
    ["machine_end_silence", "Answered by voicemail, greeting over"],
    ["machine_end_other", "Answered by voicemail, greeting over"],
    ["fax", "Answered by a fax machine"],
    ["unknown", "Not clear who or what answered"],
  ])("as a sentence, %s: %s", (answeredBy, sentence) => {
    expect(answeredBySentence(answeredBy)).toBe(sentence);
  });
});
