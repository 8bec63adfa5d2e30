import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { operationNames } from "./operations";
import { anyValues } from "./testing/any-values";
import { parseValues, printValues, type RawValues } from "./values";

const CALL = `CA${"0a".repeat(16)}`;

const parsed = (raw: RawValues) => parseValues("createParticipant", raw).values;

describe("reading a form", () => {
  it("leaves out whatever is empty", () => {
    const raw = { to: "", from: "  ", label: undefined, statusCallbackEvent: [], timeout: "" };
    expect(parseValues("createParticipant", raw)).toEqual({ values: {}, problems: [] });
  });

  it("takes an empty wait URL for silence, and only that one", () => {
    expect(parsed({ waitUrl: "", statusCallback: "" })).toEqual({ waitUrl: "" });
    expect(parsed({ waitUrl: undefined })).toEqual({});
  });

  it("reads numbers, choices and lists", () => {
    expect(
      parsed({
        timeout: " 30 ",
        muted: "false",
        record: true,
        beep: "onEnter",
        statusCallbackEvent: ["ringing"],
      }),
    ).toEqual({
      timeout: 30,
      muted: false,
      record: true,
      beep: "onEnter",
      statusCallbackEvent: ["ringing"],
    });
  });

  it("reads a list that is written as one text", () => {
    expect(parsed({ statusCallbackEvent: "ringing, answered completed" })).toEqual({
      statusCallbackEvent: ["ringing", "answered", "completed"],
    });
  });

  it("drops the spaces around what was pasted, but none of a password", () => {
    expect(parsed({ to: " +14155550123\n", sipAuthPassword: " open sesame " })).toEqual({
      to: "+14155550123",
      sipAuthPassword: " open sesame ",
    });
  });

  it.each([
    " https://example.com/wait.xml",
    "https://example.com/wait.xml ",
    "\thttps://example.com/wait.xml\n",
    "\u00a0https://example.com/wait.xml",
    "\ufeffhttps://example.com/wait.xml",
  ])("says that it drops the spaces around a URL: %j", (waitUrl) => {
    expect(parseValues("createParticipant", { waitUrl })).toEqual({
      values: { waitUrl: "https://example.com/wait.xml" },
      problems: [
        {
          option: "waitUrl",
          severity: "notice",
          message: "The spaces around this URL are left out.",
        },
      ],
    });
  });

  it.each([
    [{ timeout: "soon" }, "Give a whole number."],
    [{ timeout: "30.5" }, "Give a whole number."],
    [{ timeout: "1e2" }, "Give a whole number."],
    [{ timeout: "99999999999999999999" }, "Give a whole number."],
    [{ timeout: true }, "Give a whole number."],
    [{ muted: "perhaps" }, "Choose true or false."],
    [{ statusCallbackEvent: true }, "Choose from initiated, ringing, answered, completed."],
    [{ beep: "loud" }, "Choose from true, false, onEnter, onExit."],
    [{ label: ["bob"] }, "Write a text."],
    [{ sendDigits: "1" }, "Unknown option."],
    [{ constructor: "1" }, "Unknown option."],
  ])("reports what it cannot read: %j", (raw, message) => {
    const option = Object.keys(raw)[0];
    expect(parseValues("createParticipant", raw)).toEqual({
      values: {},
      problems: [{ option, severity: "error", message }],
    });
  });

  it.each([
    ["+1 (415) 555-0123", "+14155550123"],
    ["+44 20.7946.0103", "+442079460103"],
    ["client:ana-maria", "client:ana-maria"],
    ["(415) 555-0123", "(415) 555-0123"],
  ])("takes %s as the endpoint %s", (to, endpoint) => {
    expect(parseValues("createParticipant", { to }).values).toEqual({ to: endpoint });
  });

  it.each([
    ["with marks of direction around it", "\u202A+1 206 555 0135\u202C"],
    ["with hyphens that do not break", "+1\u2011206\u2011555\u20110135"],
    ["with spaces that do not break, and narrow ones", "+1\u00A0206\u202F555\u20090135"],
    ["with dashes and a minus", "+1–206—555\u22120135"],
    ["with characters that have no width", "\uFEFF+1\u200B206\u2060555\u00AD0135\u200E"],
    ["with wide brackets and a wide plus", "＋1（206）555－0135"],
    ["with other brackets", "+1 [206] 【555】 〔0135〕"],
    ["with wide digits", "＋１２０６５５５０１３５"],
    ["with Arabic digits", "+١٢٠٦٥٥٥٠١٣٥"],
    ["with Persian digits between isolates", "\u2066+۱ ۲۰۶ ۵۵۵ ۰۱۳۵\u2069"],
    ["with Devanagari digits", "+१ २०६ ५५५ ०१३५"],
    ["with a Japanese long vowel for a hyphen", "+1ー206ー555ー0135"],
    ["with dots and slashes", "+1/206·555．0135"],
    ["as a link", "tel:+1-206-555-0135"],
    ["with tabs and the end of a line", "\t+1 206\t555\r\n0135\n"],
    ["with digits in boxes", "+1\uFE0F\u20E32\uFE0F\u20E30\uFE0F\u20E36 555 0135"],
  ])("takes a number as it is dialled that is pasted %s", (_, number) => {
    const read = parseValues("createParticipant", { to: number, from: number, callerId: number });
    const dialled = "+12065550135";
    expect(read.values).toEqual({ to: dialled, from: dialled, callerId: dialled });
  });

  it.each([
    ["to", "\u202Asip:ana@example.com\u202C", "sip:ana@example.com"],
    ["to", "\u200Bclient:ana\u00A0", "client:ana"],
    ["to", "client:👩‍💻", "client:👩‍💻"],
    ["to", "９１１", "911"],
    ["from", "\u2068ana\u2069", "ana"],
    ["callSidToCoach", `\uFEFF${CALL}\u200B`, CALL],
    ["callSidToCoach", `${CALL.slice(0, 20)}\u00AD\r\n${CALL.slice(20)}`, CALL],
    ["byoc", "\u202DBY123\u202C", "BY123"],
    ["statusCallback", "\u200Ehttps://example.com/calls\u2028", "https://example.com/calls"],
    ["beep", "\u200BonEnter", "onEnter"],
    ["timeout", "３０\u200B", 30],
    ["timeLimit", "٣٦٠٠", 3600],
  ])("takes what is pasted into %s as what is seen of it: %j", (option, pasted, seen) => {
    expect(parsed({ [option]: pasted })).toEqual({ [option]: seen });
  });

  it("takes a day of any alphabet", () => {
    const dateCreated = "\u200E２０２６－１１－３０";
    expect(parseValues("listConferences", { dateCreated }).values).toEqual({
      dateCreated: "2026-11-30",
    });
  });

  it("leaves a number as it was typed that does not say what is dialled", () => {
    for (const to of ["+44 (0)20 7946 0103", "+44（０）20 7946 0103", "+1 206 555 0135 x4"]) {
      expect(parsed({ to })).toEqual({ to });
    }
  });

  it("survives whatever a browser sends", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), fc.anything(), (rest, to) => {
        const raw = { ...rest, to };
        const { values, problems } = parseValues("createParticipant", raw);
        const told = [...Object.keys(values), ...problems.map(({ option }) => option)];
        expect(Object.keys(raw)).toEqual(expect.arrayContaining(told));
      }),
    );
  });
});

describe("writing a form", () => {
  it("shows everything as a person would have typed it", () => {
    expect(
      printValues("createParticipant", {
        timeout: 30,
        muted: false,
        waitUrl: "",
        statusCallbackEvent: ["ringing"],
      }),
    ).toEqual({ timeout: "30", muted: "false", waitUrl: "", statusCallbackEvent: ["ringing"] });
  });

  it.each(operationNames)("and reading it again gives the same values, for %s", (operation) => {
    fc.assert(
      fc.property(anyValues(operation), (values) => {
        expect(parseValues(operation, printValues(operation, values))).toEqual({
          values,
          problems: [],
        });
      }),
    );
  });
});
