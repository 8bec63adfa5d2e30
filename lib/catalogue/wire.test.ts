import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isOptionsOf } from "./check";
import { type OperationName, type OptionsOf, operationNames, optionsOf } from "./operations";
import { anyValues } from "./testing/any-values";
import { samples } from "./testing/samples";
import { listeningSdk } from "./testing/sdk";
import { wireName, wireValues } from "./wire";

const CONFERENCE = `CF${"0".repeat(32)}`;
const CALL = `CA${"0".repeat(32)}`;

function everyOption<Name extends OperationName>(operation: Name): OptionsOf<Name> {
  const values: unknown = samples(operation);
  if (!isOptionsOf(operation, values)) throw new Error("A sample is not right.");
  return values;
}

const sorted = (pairs: [string, string][] = []) => pairs.map((pair) => pair.join("=")).toSorted();

describe("Twilio's name of an option", () => {
  it.each([
    ["from", "From"],
    ["callSidToCoach", "CallSidToCoach"],
    ["dateCreated", "DateCreated"],
    ["dateCreatedBefore", "DateCreated<"],
    ["dateUpdatedAfter", "DateUpdated>"],
  ])("of %s is %s", (option, name) => {
    expect(wireName(option)).toBe(name);
  });
});

describe("what goes over the wire", () => {
  it("is what the SDK sends, for every option of adding a participant", async () => {
    const { sdk, sent } = listeningSdk();
    const values = everyOption("createParticipant");
    await sdk.conferences(CONFERENCE).participants.create(values);
    const ours = wireValues("createParticipant", values);
    expect(sorted(sent[0])).toEqual(sorted(ours));
    expect(new Set(ours.map(([name]) => name)).size).toBe(60);
  });

  it("is what the SDK sends, for every option of changing a participant", async () => {
    const { sdk, sent } = listeningSdk();
    const values = { ...everyOption("updateParticipant"), waitUrl: "" };
    await sdk.conferences(CONFERENCE).participants(CALL).update(values);
    expect(sorted(sent[0])).toEqual(sorted(wireValues("updateParticipant", values)));
    expect(sent[0]).toContainEqual(["WaitUrl", ""]);
  });

  it("is what the SDK sends, for every option of changing a conference", async () => {
    const { sdk, sent } = listeningSdk();
    const values = everyOption("updateConference");
    await sdk.conferences(CONFERENCE).update(values);
    expect(sorted(sent[0])).toEqual(sorted(wireValues("updateConference", values)));
  });

  it("is what the SDK sends, for every filter of participants", async () => {
    const { sdk, sent } = listeningSdk();
    const values = everyOption("listParticipants");
    await sdk.conferences(CONFERENCE).participants.page(values);
    expect(sorted(sent[0])).toEqual(sorted(wireValues("listParticipants", values)));
  });

  it("is what the SDK sends, for every filter of conferences", async () => {
    const { sdk, sent } = listeningSdk();
    const values = everyOption("listConferences");
    const day = new Date("2026-11-30T00:00:00Z");
    await sdk.conferences.page({
      ...values,
      dateCreated: day,
      dateCreatedBefore: day,
      dateCreatedAfter: day,
      dateUpdated: day,
      dateUpdatedBefore: day,
      dateUpdatedAfter: day,
    });
    expect(sorted(sent[0])).toEqual(sorted(wireValues("listConferences", values)));
  });

  it("repeats the parameter of a list, and has nothing that is empty but a wait URL", () => {
    const values = {
      to: "ana",
      label: "",
      waitUrl: "",
      statusCallbackEvent: ["ringing", "answered"],
    };
    expect(
      wireValues("createParticipant", { ...values, conferenceStatusCallbackEvent: [] }),
    ).toEqual([
      ["To", "ana"],
      ["WaitUrl", ""],
      ["StatusCallbackEvent", "ringing"],
      ["StatusCallbackEvent", "answered"],
    ]);
  });

  it.each(operationNames)(
    "has every set option of %s once, a list once for each item",
    (operation) => {
      fc.assert(
        fc.property(anyValues(operation), (values) => {
          const expected = Object.keys(optionsOf(operation)).flatMap((name) =>
            name in values ? [values[name]].flat().map((one) => [wireName(name), String(one)]) : [],
          );
          expect(wireValues(operation, values)).toEqual(expected);
        }),
      );
    },
  );
});
