import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check, isOptionsOf } from "./check";
import { operationNames } from "./operations";
import { samples } from "./testing/samples";

const CALL = `CA${"0a".repeat(16)}`;
const phones = { to: "+14155550123", from: "+14155550100" };
const sip = { to: "sip:ana@example.com", from: "ana" };

/** What is said about adding a participant, without the notices. */
function errors(values: object): string[] {
  return check("createParticipant", values)
    .filter(({ severity }) => severity === "error")
    .map(({ option, message }) => `${option}: ${message}`);
}

describe("each option by itself", () => {
  it("is fine when only the two required ones are there", () => {
    expect(check("createParticipant", phones)).toEqual([]);
  });

  it("is fine for a right value of every option", () => {
    for (const operation of operationNames) {
      expect(
        check(operation, samples(operation)).filter(({ severity }) => severity === "error"),
      ).toEqual([]);
    }
  });

  it("asks for what Twilio requires", () => {
    expect(errors({})).toEqual(["to: Fill in To.", "from: Fill in From."]);
  });

  it.each([
    [{ timeout: 4 }, "Give a whole number of seconds from 5 to 600."],
    [{ timeout: 601 }, "Give a whole number of seconds from 5 to 600."],
    [{ timeout: 30.5 }, "Give a whole number of seconds from 5 to 600."],
    [{ timeout: "30" }, "Give a whole number of seconds from 5 to 600."],
    [{ timeLimit: 0 }, "Give a whole number of seconds, at least 1."],
    [{ maxParticipants: 251 }, "Give a whole number of participants from 2 to 250."],
    [{ machineDetectionTimeout: 0.5 }, "Give a whole number of seconds."],
    [
      { machineDetectionSpeechThreshold: 999 },
      "Give a whole number of milliseconds from 1000 to 6000.",
    ],
    [{ muted: "true" }, "Choose true or false."],
    [{ beep: "onenter" }, "Choose from true, false, onEnter, onExit."],
    [{ beep: true }, "Write a text."],
    [
      { statusCallbackEvent: ["answer"] },
      "Choose from initiated, ringing, answered, completed, each at most once.",
    ],
    [
      { statusCallbackEvent: ["ringing", "ringing"] },
      "Choose from initiated, ringing, answered, completed, each at most once.",
    ],
    [
      { statusCallbackEvent: "ringing" },
      "Choose from initiated, ringing, answered, completed, each at most once.",
    ],
    [{ statusCallback: "/calls" }, "Write a whole URL that starts with https:// or http://."],
    [
      { statusCallback: "ftp://example.com" },
      "Write a whole URL that starts with https:// or http://.",
    ],
    [
      { statusCallback: "https:///calls" },
      "Write a whole URL that starts with https:// or http://.",
    ],
    [
      { statusCallback: "https://example.com/a b" },
      "Write a whole URL that starts with https:// or http://.",
    ],
    [
      { statusCallback: "https://my_host.example.com" },
      "Twilio refuses a host name with an underscore.",
    ],
    [{ callSidToCoach: "CA123" }, "Write a SID: CA and 32 hexadecimal digits."],
    [{ byoc: CALL }, "Write a SID: BY and 32 hexadecimal digits."],
    [{ label: "a/b" }, 'Write anything but a Call SID, without "/" or "%2F".'],
    [{ label: "a%2fb" }, 'Write anything but a Call SID, without "/" or "%2F".'],
    [{ label: "a\n%2Fb" }, 'Write anything but a Call SID, without "/" or "%2F".'],
    [{ label: CALL }, 'Write anything but a Call SID, without "/" or "%2F".'],
    [{ label: "x".repeat(129) }, "Write at most 128 characters; these are 129."],
    [{ callerDisplayName: "A" }, "Write at least 2 characters."],
    [{ passports: "a,b,c,d,e,f" }, "Write one to five base64 texts with commas between them."],
    [{ label: "" }, "Give it a value or leave it out."],
    [{ label: null }, "Give it a value or leave it out."],
    [{ statusCallback: "" }, "Give it a value or leave it out."],
    [{ statusCallbackEvent: [] }, "Give it a value or leave it out."],
    [{ sendDigits: "1" }, "Unknown option: this operation of Twilio has none of this name."],
  ])("refuses %j", (values, message) => {
    expect(errors({ ...sip, ...values })).toEqual([`${Object.keys(values)[0]}: ${message}`]);
  });

  it.each([
    { label: `${CALL}x` },
    { label: "x".repeat(128) },
    { waitUrl: "" },
    { statusCallback: "https://ana:pass@example.com:8443/calls?x=1#rc=3&rp=5xx" },
    { conferenceStatusCallback: "http://my_host.internal/" },
    { emergencyCallerPosition: "-90.0 180" },
    { timeLimit: 86_400 },
    { muted: undefined },
  ])("accepts %j", (values) => {
    expect(errors({ ...sip, ...values })).toEqual([]);
  });

  it.each([
    [{ to: "client:a\u202Ena" }, "a right-to-left override (U+202E) after “client:a”"],
    [{ to: "sip:a\u200Bna@example.com" }, "a zero-width space (U+200B) after “sip:a”"],
    [{ to: "sip:ana@example.com\0" }, "a null character (U+0000) after “@example.com”"],
    [{ from: "\u200Fana" }, "a right-to-left mark (U+200F) at the beginning"],
    [{ callerId: "a\ud800na" }, "half of a character (U+D800) after “a”"],
    [
      { statusCallback: "https://example.com/\u00ADa" },
      "a soft hyphen (U+00AD) after “example.com/”",
    ],
    [{ waitUrl: "https://example.com/a\nb" }, "a line break (U+000A) after “xample.com/a”"],
    [{ amdStatusCallback: "https://example.com/\u{1D173}" }, "an invisible character (U+1D173)"],
  ])("names what nobody sees in an address: %j", (values, named) => {
    const [problem] = errors({ ...sip, ...values });
    expect(problem).toContain(`${Object.keys(values)[0]}: This holds characters that nobody sees`);
    expect(problem).toContain(named);
  });

  it.each([
    [{ label: "Ana\0" }, "a null character (U+0000) after “Ana”"],
    [{ label: "Ana\rMei" }, "a carriage return (U+000D) after “Ana”"],
    [{ label: "Ana\nMei" }, "a line break (U+000A) after “Ana”"],
    [{ label: "\u001B[31mAna" }, "an escape character (U+001B) at the beginning"],
    [{ label: "Ana\u202Egpj" }, "a right-to-left override (U+202E) after “Ana”"],
    [{ label: "Ana\u2028" }, "a line separator (U+2028) after “Ana”"],
    [{ label: "Ana\udc00" }, "half of a character (U+DC00) after “Ana”"],
    [{ callReason: "Your\torder" }, "a tab (U+0009) after “Your”"],
    [{ callerDisplayName: "Ana\u200F" }, "a right-to-left mark (U+200F) after “Ana”"],
    [{ emergencyCity: "Porto\u2067" }, "a right-to-left isolate (U+2067) after “Porto”"],
  ])("names what nobody sees in a name: %j", (values, named) => {
    const [problem] = errors({ ...sip, ...values });
    expect(problem).toContain(`${Object.keys(values)[0]}: This holds characters that nobody sees`);
    expect(problem).toContain(named);
  });

  it.each([" ", "\u200B", "\u2800", "\u3164", "\u2060"])("is no label: %j", (label) => {
    expect(errors({ ...sip, label })).toEqual([
      "label: There is nothing to see in this. Write a text.",
    ]);
  });

  it("may look for a name with anything in it", () => {
    expect(check("listConferences", { friendlyName: "Sup\u202Eport\n" })).toEqual([]);
  });

  it.each(["91 0", "0 181", "37.789,-122.396", "37.789"])(
    "knows no such place on earth: %s",
    (position) => {
      expect(errors({ ...phones, emergencyCallerPosition: position })).toHaveLength(1);
    },
  );

  it.each(["2026-02-30", "2026-2-3", "30.11.2026", "2026-11-30T00:00:00Z", "0000-00-00"])(
    "knows no such day: %s",
    (dateCreated) => {
      expect(check("listConferences", { dateCreated })).toMatchObject([
        { option: "dateCreated", severity: "error" },
      ]);
    },
  );

  it("says how much of an emergency address Twilio keeps, and lets it pass", () => {
    const values = { ...phones, to: "911", emergencyCity: "San Buenaventura by the Sea" };
    expect(check("createParticipant", values)).toContainEqual({
      option: "emergencyCity",
      severity: "notice",
      message: "Twilio uses only the first 20 of these 27 characters.",
    });
  });
});

describe("whatever anybody sends", () => {
  it("is answered with problems, never with an exception", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...operationNames),
        fc.oneof(fc.jsonValue(), fc.anything()),
        fc.dictionary(
          fc.constantFrom(...Object.keys(samples("createParticipant"))),
          fc.jsonValue(),
        ),
        (operation, anything, odd) => {
          expect(Array.isArray(check(operation, anything))).toBe(true);
          expect(Array.isArray(check(operation, odd))).toBe(true);
        },
      ),
    );
  });

  it.each([null, undefined, "to", 1, [phones]])("is not taken for options: %j", (values) => {
    expect(check("createParticipant", values)).toMatchObject([{ option: "", severity: "error" }]);
    expect(isOptionsOf("createParticipant", values)).toBe(false);
  });

  it("cannot hide behind the names that every object has", () => {
    const values: unknown = JSON.parse('{"__proto__": {"to": "+14155550123"}, "constructor": 1}');
    expect(check("createParticipant", values).map(({ option }) => option)).toEqual([
      "__proto__",
      "constructor",
      "to",
      "from",
    ]);
  });

  it("is never repeated in what is said about it", () => {
    const values = {
      ...sip,
      sipAuthPassword: "open sesame".repeat(30),
      callToken: 7,
      timeout: "open sesame",
    };
    expect(JSON.stringify(check("createParticipant", values))).not.toContain("sesame");
  });
});
