import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check } from "@/lib/catalogue/check";
import { conferenceNameProblem } from "@/lib/catalogue/conference-name";
import { parseValues } from "@/lib/catalogue/values";
import { OURS, RINGS } from "./testing/numbers";
import { rejection, setUp } from "./testing/room";

/** Twilio docs: the longest label, and the longest name of a conference. */
const LONGEST = 128;

/** What is met in pasted text more often than anything else that nobody expects. */
const ODD =
  "\0\t\r\n\u001B \u00A0\u00AD\u061C\u200B\u200D\u202A\u202E\u2066\u2069\uFEFFa0+/?%#é٣１";

/** Any text there is, halves of characters among it. */
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: LONGEST }),
  fc.string({ unit: "grapheme", maxLength: LONGEST / 4 }),
  fc.string({
    unit: fc.integer({ min: 0, max: 0xffff }).map(String.fromCharCode),
    maxLength: LONGEST,
  }),
  fc.string({ unit: fc.constantFrom(...Array.from(ODD)), maxLength: 20 }),
);

/** A right value, one with anything in the midst of it, and anything at all. */
const around = (...right: string[]) =>
  fc.oneof(
    anyText,
    fc.constantFrom(...right),
    fc.tuple(fc.constantFrom(...right), fc.nat(), anyText).map(([value, at, text]) => {
      const middle = at % (value.length + 1);
      return value.slice(0, middle) + text.slice(0, LONGEST - value.length) + value.slice(middle);
    }),
  );

/** What a form would send for a text, or the sentence that stands at its field. */
function typed(option: string, text: string): { value: string } | { said: string } {
  const rest = { to: "sip:ana@example.com", from: "ana" };
  const { values, problems } = parseValues("createParticipant", { ...rest, [option]: text });
  const error = [...problems, ...check("createParticipant", values)].find(
    (one) => one.option === option && one.severity === "error",
  );
  if (error) return { said: error.message };
  const [, value] = Object.entries(values).find(([name]) => name === option) ?? [];
  return typeof value === "string" ? { value } : { said: "Nothing was typed." };
}

/** The simulator with the official SDK in front. What was dialled comes back as Twilio has it. */
function scene() {
  const { client, control } = setUp();
  let conferences = 0;
  return async (values: object, name = `Room ${++conferences}`) => {
    const { participants } = client.conferences(encodeURIComponent(name));
    const dialled = await participants.create({ to: RINGS, from: OURS, ...values });
    const { to } = await client.calls(dialled.callSid).fetch();
    const { friendlyName } = await client.conferences(dialled.conferenceSid).fetch();
    const [request] = control.requests({ method: "POST" }).slice(-1);
    return {
      to,
      friendlyName,
      label: dialled.label,
      sent: Object.fromEntries(request?.form ?? []),
    };
  };
}

/** What Twilio alone can judge of who is called, and of who calls; its refusal stands at the field. */
const OF_TO = [21211, 21214, 21215, 21216, 21228, 21229];
const OF_FROM = [21210, 21212];

type Back = (value: string) => Promise<string | null | undefined>;

/** Whether a text is explained at its field, or comes back as it was sent. */
async function holds(option: string, text: string, back: Back, refusals: readonly number[] = []) {
  const form = typed(option, text);
  if ("said" in form) return isSentence(form.said);
  const came = back(form.value).then((value) => value === form.value);
  return came.catch(async (error: unknown) =>
    refusals.includes((await rejection(Promise.reject(error))).code),
  );
}

const isSentence = (text: string) => /^[A-Z].*[.]$/su.test(text);

/** Tries many texts, and says what they came to. */
async function tried(
  texts: fc.Arbitrary<string>,
  test: (text: string) => Promise<boolean>,
): Promise<string> {
  const { failed, counterexample, seed } = await fc.check(fc.asyncProperty(texts, test), {
    numRuns: 200,
  });
  return failed
    ? `Neither, with seed ${seed}: ${JSON.stringify(counterexample)}`
    : "each is the same, or explained";
}

describe("any text", () => {
  const each = "each is the same, or explained";

  it("as a label", async () => {
    const dial = scene();
    const back: Back = async (label) => (await dial({ label })).label;
    expect(await tried(around("Ana Mei"), (text) => holds("label", text, back))).toBe(each);
  });

  it("as a conference's name", async () => {
    const dial = scene();
    const texts = around("Support: order 5120").map((text) => text.trim());
    const test = async (name: string) => {
      const problem = conferenceNameProblem(name);
      return problem ? isSentence(problem) : (await dial({}, name)).friendlyName === name;
    };
    expect(await tried(texts, test)).toBe(each);
  });

  it("as a number or an address to call", async () => {
    const dial = scene();
    const texts = around("+12065550135", "client:ana", "sip:a@b.example?x-a=1", "sips:a@b.example");
    const back: Back = async (to) => {
      const from = to.startsWith("+") ? OURS : "client:mei";
      const called = await dial({ to, from });
      // A client's own parameters are for whoever answers there.
      return [to, to.split("?")[0]].includes(called.to) ? called.sent["To"] : called.to;
    };
    expect(await tried(texts, (text) => holds("to", text, back, OF_TO))).toBe(each);
  });

  it("as who calls", async () => {
    const dial = scene();
    const back: Back = async (from) => (await dial({ to: "sip:a@b.example", from })).sent["From"];
    const texts = around("+14155550100", "client:ana", "ana");
    expect(await tried(texts, (text) => holds("from", text, back, OF_FROM))).toBe(each);
  });

  it("as a URL", async () => {
    const dial = scene();
    const back: Back = async (statusCallback) => {
      const { sent } = await dial({ statusCallback });
      return sent["StatusCallback"];
    };
    const texts = around("https://example.com/calls?a=1#b");
    expect(await tried(texts, (text) => holds("statusCallback", text, back))).toBe(each);
  });

  it.each([
    ["label", "Ana Mei"],
    ["to", "+12065550135"],
    ["to", "client:ana"],
    ["to", "sip:ana@example.com?x-a=1"],
    ["from", "ana"],
    ["statusCallback", "https://example.com/calls?a=1#b"],
  ])("that is right is no less than sent: %s %s", (option, value) => {
    expect(typed(option, value)).toEqual({ value });
  });
});
