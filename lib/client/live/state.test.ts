import { describe, expect, it } from "vitest";
import type { Watched } from "@/lib/model/watched";
import { createLiveState } from "./state";

const NOW = Date.UTC(2026, 0, 5, 9);
/** The server's clock is this much ahead of the browser's. */
const AHEAD = 3_600_000;

/** A page that looks at one conference, as it stands so many ms after it was opened. */
function page(seen?: { readAt: number; settled: boolean }) {
  const state = createLiveState((topic) => (topic === "CF1" ? seen : undefined), NOW);
  state.wants(["CF1"], NOW);
  const opens = (after: number) => {
    state.open(true, NOW + after);
    state.hear({ name: "hello", said: { now: NOW + after + AHEAD, last: 0 } }, NOW + after);
  };
  const reads = (after: number, more: Partial<Watched> = {}) => {
    const said = {
      conferenceSid: "CF1",
      readAt: NOW + after + AHEAD,
      fault: null,
      callbacks: false,
    };
    state.hear({ name: "watched", said: { ...said, ...more } }, NOW + after);
  };
  const pings = (after: number) =>
    state.hear({ name: "ping", said: { now: NOW + after + AHEAD } }, NOW + after);
  return { state, opens, reads, pings, at: (after: number) => state.at(NOW + after) };
}

describe("a page with a stream", () => {
  it("is live while its conference is read, whatever time the server has", () => {
    const { opens, reads, at } = page();
    expect(at(0)).toMatchObject({ connection: "connecting", since: NOW });
    opens(100);
    reads(200);
    expect(at(6000)).toMatchObject({ connection: "live", since: NOW + AHEAD + 100, unknown: {} });
    expect(at(6000).watched["CF1"]?.readAt).toBe(NOW + AHEAD + 200);
    expect(at(6300).connection).toBe("delayed");
  });

  it("does not know any more what it has not heard of for long, and knows again by any read", () => {
    const { opens, reads, at } = page();
    opens(0);
    reads(0);
    expect(at(29_999).unknown).toEqual({});
    expect(at(30_000).unknown).toEqual({ CF1: NOW + AHEAD });
    reads(31_000);
    expect(at(31_001).unknown).toEqual({});
  });

  it("knows that it gave way to newer ones, until it has a stream again", () => {
    const { state, opens, at } = page();
    opens(0);
    state.hear({ name: "elsewhere", said: {} }, NOW + 1000);
    state.open(false, NOW + 1000);
    expect(at(4000)).toMatchObject({ connection: "offline", elsewhere: true });
    opens(5000);
    expect(at(5000)).toMatchObject({ connection: "live", elsewhere: false });
  });

  it("says no more how that goes which it has left", () => {
    const { state, opens, reads, at } = page();
    opens(0);
    reads(0, { fault: { kind: "rate-limited", message: "", repeatable: true, unsure: false } });
    expect(at(1).watched["CF1"]?.fault).not.toBeNull();
    state.wants(["CF2"], NOW + 2);
    expect(at(3).watched).toEqual({});
  });

  it("goes by what it has read itself where there is no stream", () => {
    const { at } = page({ readAt: NOW + 20_000, settled: false });
    expect(at(45_000)).toMatchObject({ connection: "offline", unknown: {} });
    expect(at(50_001).unknown).toEqual({ CF1: NOW + 20_000 });
  });

  it("knows for good what does not change any more", () => {
    const { opens, pings, at } = page({ readAt: NOW + AHEAD, settled: true });
    opens(0);
    for (let after = 15_000; after <= 600_000; after += 15_000) pings(after);
    expect(at(600_001)).toMatchObject({ connection: "live", unknown: {} });
  });

  it("that is lost says so when it stays away", () => {
    const { state, opens, at } = page();
    opens(0);
    state.open(false, NOW + 1000);
    expect(at(2999).connection).toBe("connecting");
    expect(at(3000)).toMatchObject({ connection: "offline", since: NOW + AHEAD + 1000 });
  });
});

/** How far it is ahead after it said so many ms more or less than the browser has. */
function ahead(...told: [name: "hello" | "ping", ms: number][]): number {
  const { state, at } = page();
  for (const [name, ms] of told) {
    const now = NOW + ms;
    state.hear(name === "ping" ? { name, said: { now } } : { name, said: { now, last: 0 } }, NOW);
  }
  return at(0).ahead;
}

describe("the server's clock", () => {
  it("is as far off as it says", () => {
    expect(ahead(["hello", 60_000])).toBe(60_000);
    expect(ahead(["hello", -60_000])).toBe(-60_000);
    // A tab that came later hears no hello.
    expect(ahead(["ping", -60_000])).toBe(-60_000);
  });

  it("is not moved by a little, nor by what was long on its way", () => {
    expect(ahead(["hello", 499])).toBe(0);
    expect(ahead(["hello", 60_000], ["ping", 60_300], ["hello", 59_600])).toBe(60_000);
    expect(ahead(["hello", 60_000], ["ping", 57_000])).toBe(60_000);
    expect(ahead(["hello", 58_000], ["ping", 60_000])).toBe(60_000);
    expect(ahead(["hello", 60_000], ["hello", 10])).toBe(10);
  });
});
