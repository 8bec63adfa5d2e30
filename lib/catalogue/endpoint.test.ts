import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { endpointProblem, endpointType, isE164 } from "./endpoint";
import type { EndpointType } from "./option";

const APP = `app:AP${"0a".repeat(16)}`;
const callee: EndpointType[] = ["phone", "client", "sip", "app", "emergency"];
const caller: EndpointType[] = ["phone", "client", "sip-user"];

describe("an endpoint", () => {
  it.each<[string, EndpointType]>([
    ["+14155550123", "phone"],
    ["+4930123456", "phone"],
    ["+2904000", "phone"],
    ["+491761234567890", "phone"],
    ["client:ana", "client"],
    ["client:user_290_3", "client"],
    ["client:Agent_007", "client"],
    ["client:ana_40example_2Ecom", "client"],
    [`client:${"a".repeat(256)}`, "client"],
    ["client:ana?ticket=42&mood=", "client"],
    ["sip:ana@example.com", "sip"],
    ["sips:ana@example.com:5061;transport=tls?x-ticket=42", "sip"],
    [APP, "app"],
    [`${APP}?ticket=42`, "app"],
    ["911", "emergency"],
  ])("to call may be %s, which is a %s", (text, type) => {
    expect(endpointType(text, callee)).toBe(type);
    expect(endpointProblem(text, callee)).toBeUndefined();
  });

  it.each<[string, EndpointType]>([
    ["+14155550123", "phone"],
    ["client:ana", "client"],
    ["ana.smith", "sip-user"],
    ["911", "sip-user"],
    ["4155550123", "sip-user"],
  ])("that calls may be %s, which is a %s", (text, type) => {
    expect(endpointType(text, caller)).toBe(type);
  });

  it.each([
    ["4155550123", "A phone number starts with + and the country code, for example +14155550123."],
    ["+0123", "A phone number starts with + and the country code, for example +14155550123."],
    ["+4912345678901234", "A phone number has at most 15 digits. This one has 16."],
    ["+49123", "A phone number has at least 7 digits. This one has 5."],
    ["+1415555012", "A number in the US or Canada has 10 digits after +1. This one has 9."],
    ["+1 415 555 01234", "A number in the US or Canada has 10 digits after +1. This one has 11."],
    [
      "+49 30 O123456",
      "A phone number does not contain “O”. A phone number starts with + and the country code, for example +14155550123.",
    ],
    [
      "+1 (415) 555-0123",
      "Write a phone number without spaces, brackets and dashes: +14155550123.",
    ],
    ["client:", "A client is written client:name, or client:name?key=value with parameters."],
    [
      "client:ana?ticket",
      "A client is written client:name, or client:name?key=value with parameters.",
    ],
    [
      "ana@example.com",
      "A SIP address is written sip:name@host, or sip:name@host?x-key=value with headers.",
    ],
    ["sip:", "A SIP address is written sip:name@host, or sip:name@host?x-key=value with headers."],
    ["sip:example.com", "Write a name before the host: sip:name@example.com."],
    ["sips:@example.com", "Write a name before the host: sip:name@example.com."],
    ["sip:ana@", "Write a host after the @: sip:ana@example.com."],
    ["sip:ana@one@two", "A SIP address has only one @."],
    ["sip:ana ruiz@example.com", "A SIP address cannot have a space in it."],
    [
      `sip:ana@example.com?${"x".repeat(1024)}`,
      "The headers have at most 1023 characters. These have 1024.",
    ],
    ["app:AP123", "A TwiML App is written app: followed by its SID, AP and 32 hexadecimal digits."],
  ])("to call is explained when it is not right: %s", (text, message) => {
    expect(endpointProblem(text, callee)).toBe(message);
  });

  it.each([
    ["+1 206 555 0135 x12", "“x”"],
    ["+1 206 555 O135", "“O”"],
    ["+1 206 555 0135 ext. 12", "“ext”"],
    ["\u202A+1 206 555 0135#\u202C", "“#”"],
    ["+1 (206) 555‑0135, +1 206 555 0136", "“,”, a + in the middle"],
    ["+1 206 555 0135 ٣ب", "“\u2068ب\u2069”"],
    ["＋１２０６ five ５５ ０１３５", "“five”"],
  ])("to call has what does not belong in a number named: %s", (text, named) => {
    for (const accepts of [callee, caller]) {
      expect(endpointProblem(text, accepts)).toBe(
        `A phone number does not contain ${named}. A phone number starts with + and the country code, for example +14155550123.`,
      );
    }
  });

  it.each(["+44 (0)20 7946 0103", "+44 [0] 20 7946 0103", "+49（０）30 123456"])(
    "to call is asked for without what is dialled in some places alone: %s",
    (text) => expect(endpointProblem(text, callee)).toMatch(/without its “\(0\)”\.$/),
  );

  it.each([
    "+266696687",
    "+7378742833",
    "+17378742833",
    "+2562533",
    "+8656696",
    "+464",
    "+86282452253",
    "sip:anonymous@anonymous.invalid",
    "sips:ana@x.invalid:5061",
  ])("to call cannot be what stands for a caller without a number: %s", (text) => {
    expect(endpointType(text, callee)).toBeUndefined();
    expect(endpointProblem(text, callee)).toMatch(/withheld or unknown\. It cannot be called/);
  });

  it.each([
    "+2666966871",
    "+46411223344",
    "+8656696123",
    "sip:ana@invalid.example.com",
    "client:anonymous",
  ])("to call may be like it: %s", (text) => expect(endpointProblem(text, callee)).toBeUndefined());

  it.each([
    ["client:user_290_3)", "“)”"],
    ["client:ebcb7183-0385-471e-ba4e-dff91a9cf83b", "“-”"],
    ["client:ana@example.com", "“@”"],
    ["client:ana ruiz", "a space"],
    ["client:ana.ruiz?ticket=42", "“.”"],
    ["client:josé", "“é”"],
    ["client:<ana>", "“<”"],
    ["client:ana%20ruiz", "“%”"],
    ["client:ana/desk", "“/”"],
    ["client:😀", "“😀”"],
    ["client:ana\tb", "a tab (U+0009)"],
    ["client:ana\u200bb", "a zero-width space (U+200B)"],
  ])("cannot be a client with a character that Twilio refuses: %j", (text, character) => {
    const sentence = `Twilio refuses ${character} in a client's name. Use only letters from A to Z, digits and _.`;
    expect(endpointProblem(text, callee)).toBe(sentence);
    expect(endpointProblem(text, caller)).toBe(sentence);
    expect(endpointType(text)).toBeUndefined();
  });

  it("cannot be a client with too long a name", () => {
    expect(endpointProblem(`client:${"a".repeat(257)}`, callee)).toBe(
      "A client's name has at most 256 characters. This one has 257.",
    );
  });

  it("that fits nothing is answered with everything that would fit", () => {
    expect(endpointProblem("?", caller)).toMatch(/phone number.*client:name.*SIP address/);
    expect(endpointProblem(APP, caller)).not.toContain("TwiML App");
  });

  it("has fewer than 1024 characters of SIP headers", () => {
    expect(endpointType(`sip:ana@example.com?${"x".repeat(1023)}`)).toBe("sip");
    expect(endpointType(`sip:ana@example.com?${"x".repeat(1024)}`)).toBeUndefined();
  });

  it("is either right or explained, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(endpointProblem(text, callee) === undefined).toBe(
          endpointType(text, callee) !== undefined,
        );
      }),
    );
  });
});

describe("E.164", () => {
  it.each(["+14155550123", "+2904000"])("is %s", (text) => expect(isE164(text)).toBe(true));
  it.each(["14155550123", "+1 4155550123", "+", "", "+14155550123\n", "client:ana", "+12"])(
    "is not %j",
    (text) => expect(isE164(text)).toBe(false),
  );
});
