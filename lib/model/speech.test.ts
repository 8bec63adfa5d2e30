import { describe, expect, it } from "vitest";
import type { Leg } from "./leg";
import { speechOf } from "./speech";
import { iso, leg, START } from "./testing/rooms";

const talking = { talking: true, at: START };
const quiet = { talking: false, at: START };

const after = (seconds: number, changed: Partial<Leg>) =>
  speechOf(leg("ana", changed), START + seconds * 1000);

describe("somebody talks", () => {
  it("from the word that they do", () => {
    expect(after(0, { speech: talking })).toEqual({ talking: true });
    expect(after(59, { speech: talking })).toEqual({ talking: true });
  });

  it("not for ever: the word that they have stopped may be lost", () => {
    expect(after(60, { speech: talking })).toBeNull();
  });

  it.each<[string, Partial<Leg>]>([
    ["muted", { muted: true }],
    ["on hold", { hold: true }],
    ["still ringing", { status: "ringing" }],
    ["no longer there", { ended: { how: "left", at: iso(START), by: null } }],
  ])("not while they are %s", (_, changed) => {
    expect(after(1, { speech: talking, ...changed })).toBeNull();
    expect(after(100, { speech: quiet, ...changed })).toBeNull();
  });
});

describe("somebody is quiet", () => {
  it("once it is more than a pause, and for how long", () => {
    expect(after(9, { speech: quiet })).toBeNull();
    expect(after(130, { speech: quiet })).toEqual({ talking: false, quietFor: 130_000 });
  });

  it("only where it was told", () => {
    expect(after(130, { speech: null })).toBeNull();
  });
});
