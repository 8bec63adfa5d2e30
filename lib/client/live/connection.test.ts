import { describe, expect, it } from "vitest";
import { type ConnectionFacts, connectionOf, unknownSince } from "./connection";

const NOW = Date.UTC(2026, 0, 5, 9);
const open: ConnectionFacts = { since: NOW, open: true, tried: false, heardAt: NOW, news: [] };
const shut: ConnectionFacts = { ...open, open: false };
const read = { at: NOW, callbacks: false, troubled: false };
const told = { at: NOW, callbacks: true, troubled: false };

describe("the connection", () => {
  it.each<[string, ConnectionFacts, number, string]>([
    ["a page that has just been opened", shut, 4999, "connecting"],
    ["a page whose first stream does not come", shut, 5000, "offline"],
    ["a stream that may come back", { ...shut, tried: true }, 1999, "connecting"],
    ["a stream that stays away", { ...shut, tried: true }, 2000, "offline"],
    ["a stream that says that it is there", open, 19_999, "live"],
    ["a stream that has fallen silent", open, 20_000, "delayed"],
    ["a conference that is read", { ...open, news: [read] }, 5999, "live"],
    ["a conference that is not read any more", { ...open, news: [read] }, 6000, "delayed"],
    [
      "a conference of which Twilio tells by itself",
      { ...open, heardAt: NOW + 30_000, news: [told] },
      21_999,
      "live",
    ],
    [
      "a conference of which nothing is told",
      { ...open, heardAt: NOW + 30_000, news: [told] },
      22_000,
      "delayed",
    ],
    [
      "a conference that cannot be read, whatever is told",
      { ...open, news: [{ ...told, troubled: true }] },
      0,
      "delayed",
    ],
    ["two conferences, one of which is late", { ...open, news: [told, read] }, 6000, "delayed"],
  ])("of %s", (_, facts, after, state) => {
    expect(connectionOf(facts, NOW + after).state).toBe(state);
  });

  it("is late since the moment at which it was due", () => {
    const late = connectionOf({ ...open, news: [read] }, NOW + 9000);
    expect(late).toEqual({ state: "delayed", since: NOW + 6000 });
  });
});

describe("what is looked at", () => {
  it("is unknown when nothing was heard of it for thirty seconds", () => {
    expect(unknownSince(read, NOW + 29_999)).toBeNull();
    expect(unknownSince(read, NOW + 30_000)).toBe(NOW);
  });
});
