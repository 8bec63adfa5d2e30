import { beforeAll, describe, expect, it } from "vitest";
import { isThere, readDocument, unlessThere } from "./document";
import { createValidator, type Exchange, newerThanTheDocument } from "./validator";
import { walk } from "./walk";
import { tapped } from "./wiretap";

// Vitest names no test that it skips.
if (!isThere) {
  console.info("Nothing is compared with Twilio's OpenAPI document: TWILIO_OPENAPI names none.");
}

describe.skipIf(!isThere)(`Twilio's OpenAPI document${unlessThere}`, () => {
  let exchanges: Exchange[] = [];
  let validator: ReturnType<typeof createValidator>;
  const accepted = () => exchanges.filter(({ status }) => status < 400);
  beforeAll(async () => {
    const world = tapped();
    await walk(world);
    ({ exchanges } = world);
    validator = createValidator(readDocument());
  });

  it("knows each request that was not refused, but for what is newer", () => {
    const problems = accepted().flatMap((one) =>
      validator.request(one).map((what) => [one.method, one.url, what]),
    );
    expect(problems).toEqual([]);
    const names = new Set(accepted().flatMap(({ form }) => form.map(([name]) => name)));
    expect(newerThanTheDocument.filter((name) => !names.has(name))).toEqual([]);
  });

  it("is kept by each answer", () => {
    const problems = exchanges.flatMap((one) =>
      validator.answer(one).map((what) => [one.method, one.url, what]),
    );
    expect(problems).toEqual([]);
    expect(exchanges.length).toBeGreaterThan(100);
  });

  it("has no operation that was not asked for", () => {
    const done = new Set(accepted().map((one) => validator.operationOf(one)));
    expect(validator.operationIds.filter((id) => !done.has(id))).toEqual([]);
  });

  it.each([
    ["a date of another kind", { date_created: "2026-01-05T09:00:00Z" }, /date-time-rfc-2822/],
    ["a number as text", { muted: "false" }, /must be boolean/],
    ["a status that there is not", { status: "talking" }, /allowed values/],
    ["null for a word", { status: null }, /must be string/],
    ["another SID", { call_sid: "CF00" }, /pattern/],
    ["a key too many", { mood: "good" }, /additional properties/],
    ["a key too few", { hold: undefined }, /required property 'hold'/],
  ])("would notice %s", (_, change, problem) => {
    const one = exchanges.find(({ status, body }) => status === 201 && body.includes("muted"));
    if (!one) throw new Error("Nobody was called in");
    const body = JSON.stringify({ ...JSON.parse(one.body), ...change });
    expect(validator.answer({ ...one, body }).join()).toMatch(problem);
  });
});
