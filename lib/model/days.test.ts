import { expect, it } from "vitest";
import { isTimeZone, spanOf } from "./days";

const iso = (time: number) => new Date(time).toISOString().replace(/:00\.000Z$/, "Z");

it.each([
  ["UTC", "2026-01-05", "2026-01-05T00:00Z", "2026-01-06T00:00Z"],
  ["Asia/Kolkata", "2026-01-05", "2026-01-04T18:30Z", "2026-01-05T18:30Z"],
  ["Asia/Kathmandu", "2026-01-05", "2026-01-04T18:15Z", "2026-01-05T18:15Z"],
  ["Pacific/Auckland", "2026-01-05", "2026-01-04T11:00Z", "2026-01-05T11:00Z"],
  ["Pacific/Kiritimati", "2026-01-01", "2025-12-31T10:00Z", "2026-01-01T10:00Z"],
  ["America/Los_Angeles", "2026-12-31", "2026-12-31T08:00Z", "2027-01-01T08:00Z"],
  ["Pacific/Pago_Pago", "2026-01-05", "2026-01-05T11:00Z", "2026-01-06T11:00Z"],
  // Of 23 hours, of 25, and of 24 and a half.
  ["America/Los_Angeles", "2026-03-08", "2026-03-08T08:00Z", "2026-03-09T07:00Z"],
  ["America/Los_Angeles", "2026-11-01", "2026-11-01T07:00Z", "2026-11-02T08:00Z"],
  ["Pacific/Auckland", "2026-04-05", "2026-04-04T11:00Z", "2026-04-05T12:00Z"],
  ["Pacific/Auckland", "2026-09-27", "2026-09-26T12:00Z", "2026-09-27T11:00Z"],
  ["Australia/Lord_Howe", "2026-04-05", "2026-04-04T13:00Z", "2026-04-05T13:30Z"],
  // It begins at one o'clock, because the clock is put forward at midnight.
  ["Africa/Cairo", "2026-04-24", "2026-04-23T22:00Z", "2026-04-24T21:00Z"],
  // It never was: Samoa went over the date line.
  ["Pacific/Apia", "2011-12-30", "2011-12-30T10:00Z", "2011-12-30T10:00Z"],
])("in %s %s lasts from %s to %s", (timeZone, on, from, to) => {
  const span = spanOf({ on }, timeZone);
  expect([iso(span.from), iso(span.to)]).toEqual([from, to]);
});

it("lasts as long as all that is asked for", () => {
  const days = { from: "2026-01-01", to: "2026-01-03" };
  const span = spanOf(days, "America/Los_Angeles");
  expect([iso(span.from), iso(span.to)]).toEqual(["2026-01-01T08:00Z", "2026-01-04T08:00Z"]);
  expect(spanOf({ from: "2026-01-01" }, "UTC").to).toBe(Infinity);
  expect(spanOf({ to: "2026-01-01" }, "UTC").from).toBe(-Infinity);
  const impossible = spanOf({ on: "2026-01-05", to: "2026-01-03" }, "UTC");
  expect(impossible.from).toBeGreaterThan(impossible.to);
});

it.each(["0000-01-01", "0001-01-01", "9999-12-31"])("finds an end for %s too", (on) => {
  const { from, to } = spanOf({ on }, "Asia/Kolkata");
  expect(to - from).toBeGreaterThan(0);
  expect(to - from).toBeLessThan(Infinity);
});

it.each([
  ["Europe/London", true],
  ["UTC", true],
  ["asia/kolkata", true],
  ["Mars/Olympus", false],
  ["", false],
])("knows the time zone %j: %s", (name, known) => {
  expect(isTimeZone(name)).toBe(known);
});
