import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { operationNames } from "./operations";
import { anyValues } from "./testing/any-values";
import { parseValues, printValues, type RawValues } from "./values";

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
