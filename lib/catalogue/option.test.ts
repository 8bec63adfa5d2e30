import type { ConferenceContextUpdateOptions } from "twilio/lib/rest/api/v2010/account/conference";
import type { ParticipantListInstanceCreateOptions } from "twilio/lib/rest/api/v2010/account/conference/participant";
import { describe, expect, expectTypeOf, it } from "vitest";
import { createParticipant } from "./create-participant";
import type { OptionsOf } from "./operations";
import { isSet, type Option, type Rows } from "./option";
import type { updateConference } from "./update-conference";

interface Sdk {
  to: string;
  muted?: boolean;
  timeout?: number;
  events?: string[];
  since?: Date;
  status?: "init" | "completed";
}

/** Fails the compile unless the table fits the SDK's type. */
const tableOf = <Type>(rows: Rows<Type>) => Object.keys(rows).length;

const words = { group: "essentials", label: "Label", help: "Help." } as const;
const text = { ...words, kind: "text" } as const;
const to = { ...text, required: true } as const;
const muted = { ...words, kind: "boolean" } as const;
const timeout = { ...words, kind: "integer", unit: "s" } as const;
const events = { ...words, kind: "many", values: ["ringing"] } as const;
const since = { ...words, kind: "date" } as const;
const status = { ...words, kind: "enum", values: ["init"] } as const;
const table = { to, muted, timeout, events, since, status };

// tsc is the judge: @ts-expect-error is an error itself once the line below it compiles.
describe("a table of options, held against the SDK's own type", () => {
  it("compiles when each option has a row of a fitting kind", () => {
    expect(tableOf<Sdk>(table)).toBe(6);
    expect(tableOf<ParticipantListInstanceCreateOptions>(createParticipant)).toBe(60);
    expectTypeOf<typeof updateConference>().toExtend<Rows<ConferenceContextUpdateOptions>>();
    expectTypeOf<keyof typeof createParticipant>().toEqualTypeOf<
      keyof ParticipantListInstanceCreateOptions
    >();
  });

  it("does not compile without a row for an option that the SDK knows", () => {
    // @ts-expect-error muted has no row
    expect(tableOf<Sdk>({ to, timeout, events, since, status })).toBe(5);
  });

  it("does not compile with a row that the SDK does not know", () => {
    // @ts-expect-error the SDK has no option sendDigits
    expect(tableOf<Sdk>({ ...table, sendDigits: muted })).toBe(7);
  });

  it("does not compile with a row of another kind than the SDK's value", () => {
    // @ts-expect-error a boolean cannot be a text
    expect(tableOf<Sdk>({ ...table, muted: text })).toBe(6);
    // @ts-expect-error a number cannot be a text
    expect(tableOf<Sdk>({ ...table, timeout: text })).toBe(6);
    // @ts-expect-error a list cannot be a single choice
    expect(tableOf<Sdk>({ ...table, events: status })).toBe(6);
    // @ts-expect-error a date cannot be a text
    expect(tableOf<Sdk>({ ...table, since: text })).toBe(6);
    // @ts-expect-error a text cannot be a boolean
    expect(tableOf<Sdk>({ ...table, to: { ...muted, required: true } })).toBe(6);
    // @ts-expect-error the SDK does not know the value "over"
    expect(tableOf<Sdk>({ ...table, status: { ...status, values: ["over"] } })).toBe(6);
  });

  it("requires exactly what the SDK requires", () => {
    // @ts-expect-error the SDK requires it
    expect(tableOf<Sdk>({ ...table, to: text })).toBe(6);
    // @ts-expect-error the SDK does not require it
    expect(tableOf<Sdk>({ ...table, muted: { ...muted, required: true } })).toBe(6);
  });

  it("relates options only to options that exist", () => {
    const needs = { kind: "needs", because: "Because." } as const;
    const known = [{ ...needs, option: "to" }] as const;
    const unknown = [{ ...needs, option: "sendDigits" }] as const;
    expect(tableOf<Sdk>({ ...table, muted: { ...muted, relations: known } })).toBe(6);
    // @ts-expect-error the SDK has no option sendDigits
    expect(tableOf<Sdk>({ ...table, muted: { ...muted, relations: unknown } })).toBe(6);
  });
});

describe("the values of an operation", () => {
  it("are what the SDK takes, with dates as texts", () => {
    type Create = OptionsOf<"createParticipant">;
    expectTypeOf<Create>().toExtend<ParticipantListInstanceCreateOptions>();
    expectTypeOf<ParticipantListInstanceCreateOptions>().toExtend<Create>();
    expectTypeOf<OptionsOf<"updateConference">["status"]>().toEqualTypeOf<
      "completed" | undefined
    >();
    expectTypeOf<OptionsOf<"listConferences">["dateCreated"]>().toEqualTypeOf<string | undefined>();
  });

  it("are none where there are no options", () => {
    expectTypeOf<Record<string, never>>().toExtend<OptionsOf<"removeParticipant">>();
    expectTypeOf<{ muted: true }>().not.toExtend<OptionsOf<"removeParticipant">>();
  });
});

describe("a value", () => {
  const url: Option = { ...words, kind: "url" };
  it.each([undefined, null, "", []])("is not there when it is %j", (value) => {
    expect(isSet(url, value)).toBe(false);
  });

  it.each([false, 0, " ", ["x"]])("is there when it is %j", (value) => {
    expect(isSet(url, value)).toBe(true);
  });

  it("is there although empty where that has a meaning", () => {
    expect(isSet({ ...url, emptyMeans: "silence" }, "")).toBe(true);
  });
});
