import { describe, expect, it } from "vitest";
import { areSettled, lateness } from "./count";

const NOW = Date.UTC(2026, 0, 5, 9);

describe("a count", () => {
  it.each([
    { what: "a young one that is waiting to be counted again", age: 30_000, due: true, late: null },
    {
      what: "an old one that is waiting to be counted again",
      age: 45_000,
      due: true,
      late: 45_000,
    },
    { what: "an old one since when nobody came or went", age: 90_000, due: false, late: null },
  ])("$what is late by $late ms", ({ age, due, late }) => {
    expect(lateness({ participants: 3, at: NOW - age, due }, NOW)).toBe(late);
  });

  it.each([
    { what: "counted", counts: { CF1: { participants: 3, at: NOW, due: false } }, settled: true },
    {
      what: "waiting to be counted again",
      counts: { CF1: { participants: 3, at: NOW, due: true } },
    },
    { what: "not counted yet", counts: {} },
    { what: "not to be had", counts: { CF1: null }, settled: true },
  ])("that is $what is settled: $settled", ({ counts, settled = false }) => {
    expect(areSettled(counts, ["CF1"])).toBe(settled);
  });
});
