// @vitest-environment happy-dom
import { cleanup, render } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { LastDeed } from "@/lib/model/deed";
import type { Leg } from "@/lib/model/leg";
import { type Room, withEvent } from "@/lib/model/room";
import { viewOf } from "@/lib/model/room-view";
import {
  conference,
  participant,
  readEvent,
  roomAfter,
  START,
  toldEvent,
} from "@/lib/model/testing/rooms";
import { LegTable } from "./leg-table";
import type { RowEvents } from "./participant-row";

/** Whose row was drawn, each time. */
const drawn = vi.hoisted((): string[] => []);
vi.mock("./leg-status", () => ({
  LegStatus({ leg }: { leg: Leg }) {
    drawn.push(leg.callSid);
    return null;
  },
}));

const people = Array.from({ length: 250 }, (_, n) =>
  participant(`CA${n}`, n === 7 ? { coaching: true, callSidToCoach: "CA3" } : {}),
);
const everybody = { filters: {}, search: "", dismissed: new Set<string>(), at: START };
const deeds = new Map<string, LastDeed>();
const nothing = () => undefined;
const events: RowEvents = {
  onUpdate: nothing,
  onCoach: nothing,
  onRemove: nothing,
  onOptions: nothing,
  onRedial: nothing,
  onDismiss: nothing,
  onRetry: nothing,
  onForget: nothing,
  onLeave: nothing,
};
const none: [] = [];

function table(room: Room, unknownSince: number | null = null) {
  return (
    <LegTable
      room={room}
      view={viewOf(room, everybody)}
      unknownSince={unknownSince}
      presses={none}
      set={none}
      deeds={deeds}
      events={events}
    />
  );
}

const before = roomAfter(readEvent(START, { conference, participants: people }));
const speaks = (n: number) =>
  withEvent(before, toldEvent("participant-speech-start", START + 1000, 1, people[n] ?? null));

beforeEach(() => void drawn.splice(0));
afterEach(cleanup);

it.each([
  ["one who talks", 5],
  ["one who is coached", 3],
  ["one who coaches", 7],
])("draws one row of 250 for %s", (_, n) => {
  const { rerender } = render(table(before));
  expect(drawn).toHaveLength(250);
  drawn.splice(0);
  rerender(table(speaks(n)));
  expect(drawn).toEqual([`CA${n}`]);
});

it("draws no row for a read that shows nothing new", () => {
  const { rerender } = render(table(before));
  drawn.splice(0);
  rerender(table({ ...before, readAt: START + 2000 }));
  expect(drawn).toEqual([]);
});

it("draws them all when nothing is known of them any more", () => {
  const { rerender } = render(table(before));
  drawn.splice(0);
  rerender(table(before, START));
  expect(drawn).toHaveLength(250);
});
