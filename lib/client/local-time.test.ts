import { expect, it } from "vitest";
import { endOfMinute, fromLocalField, toLocalField } from "./local-time";

it("holds an instant in the reader's zone, and gives the same instant back", () => {
  const instant = new Date(2026, 0, 5, 9, 7).toISOString();
  expect(toLocalField(instant)).toBe("2026-01-05T09:07");
  expect(fromLocalField("2026-01-05T09:07")).toBe(instant);
});

it.each([undefined, "", "yesterday"])("is empty for %s", (text) => {
  expect(toLocalField(text)).toBe("");
});

it.each(["", "2026-13-40T99:99"])("takes %j for nothing", (text) => {
  expect(fromLocalField(text)).toBeUndefined();
});

it("ends with a whole minute, which the field shows as before", () => {
  const end = endOfMinute(new Date(2026, 0, 5, 14, 3).toISOString());
  expect(end).toBe(new Date(2026, 0, 5, 14, 3, 59, 999).toISOString());
  expect(toLocalField(end)).toBe("2026-01-05T14:03");
});
