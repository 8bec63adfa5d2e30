import { describe, expect, it } from "vitest";
import {
  isOperationName,
  type OperationName,
  operationNames,
  operations,
  optionOf,
  optionsOf,
} from "./operations";
import type { Option, Relation } from "./option";

const rows = operationNames.flatMap((operation) =>
  Object.entries(optionsOf(operation)).map(([name, option]) => ({ operation, name, option })),
);
const everyRow = rows.map((row) => [`${row.operation}.${row.name}`, row] as const);

function mentioned(relation: Relation): string[] {
  if (relation.kind === "ignored-unless") return relation.anyOf.map(({ option }) => option);
  return "option" in relation ? [relation.option] : [];
}

const becauses = ({ relations = [] }: Option) => relations.map(({ because }) => because);
const repeated = (list: readonly string[]) =>
  list.filter((item, index) => list.indexOf(item) !== index);

describe("the catalogue", () => {
  it.each<[OperationName, number]>([
    ["createParticipant", 60],
    ["updateParticipant", 12],
    ["updateConference", 3],
    ["listParticipants", 3],
    ["listConferences", 8],
    ["removeParticipant", 0],
    ["fetchConference", 0],
    ["fetchParticipant", 0],
  ])("has for %s all of its %i options", (operation, count) => {
    expect(Object.keys(optionsOf(operation))).toHaveLength(count);
  });

  it.each(operationNames)("files %s under its own name", (name) => {
    expect(operations[name].name).toBe(name);
    expect(operations[name].changes).toBe(operations[name].method !== "GET");
  });

  it("never shows or logs the SIP password, the call token and the passports", () => {
    const secrets = rows.filter(({ option }) => option.secret).map(({ name }) => name);
    expect(secrets.toSorted()).toEqual(["callToken", "passports", "sipAuthPassword"]);
  });

  it("gives no two options of an operation the same label", () => {
    expect(repeated(rows.map(({ operation, option }) => `${operation}: ${option.label}`))).toEqual(
      [],
    );
  });
});

describe.each(everyRow)("%s", (_, { operation, option }) => {
  it("relates only to options of its own operation", () => {
    const strangers = (option.relations ?? [])
      .flatMap(mentioned)
      .filter((other) => !optionOf(operation, other));
    expect(strangers).toEqual([]);
  });

  it("explains itself in short, whole sentences", () => {
    for (const text of [option.help, ...becauses(option)]) {
      expect(text).toMatch(/^[A-Z].*[.)]$/);
      expect(text).not.toMatch(/\b(we|our|please)\b|\s\s/i);
      expect(text.length).toBeLessThanOrEqual(240);
    }
  });

  it("offers each value once", () => {
    const values = "values" in option ? option.values : ["none"];
    expect(values).not.toHaveLength(0);
    expect(repeated(values)).toEqual([]);
  });

  it("has a pattern, if any, that works in a browser's input and is said in words", () => {
    const { pattern, shape } = option.kind === "text" ? option : {};
    // HTML reads an input's pattern with the v flag, which refuses more than the u flag.
    expect(() => new RegExp(`^(?:${pattern ?? ""})$`, "v")).not.toThrow();
    expect(shape === undefined).toBe(pattern === undefined);
  });
});

describe("a name from outside", () => {
  it.each(["constructor", "__proto__", "toString", "", "createCall", 1, null, undefined, {}])(
    "is not taken for an operation: %s",
    (name) => {
      expect(isOperationName(name)).toBe(false);
    },
  );

  it.each(["constructor", "__proto__", "toString", "", "sendDigits", "From"])(
    "is not taken for an option: %s",
    (name) => {
      expect(optionOf("createParticipant", name)).toBeUndefined();
    },
  );
});
