// @vitest-environment happy-dom
import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Room } from "@/lib/model/room";
import { iso, leg, roomShowing, START } from "@/lib/model/testing/rooms";
import { useMeanwhile } from "./use-meanwhile";

const sam = leg("CAsam", { label: "Sam" });
const dana = leg("CAdana", { label: "Dana" });
const before = roomShowing([sam, dana]);
const after = roomShowing([
  { ...sam, ended: { how: "left", at: iso(START), by: null } },
  { ...dana, muted: true },
]);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  cleanup();
});

const wait = () => act(() => void vi.advanceTimersByTime(1000));

function page() {
  const { result, rerender } = renderHook(
    ({ room, known }: { room: Room; known: boolean }) => useMeanwhile(room, known),
    { initialProps: { room: before, known: true } },
  );
  const show = (room: Room, known: boolean) => rerender({ room, known });
  return { result, show };
}

it("says what changed while nothing was heard, until it is dismissed", () => {
  const { result, show } = page();
  show(before, false);
  // The news are there before all of what they bring.
  show(before, true);
  show(after, true);
  wait();
  expect(result.current.words).toBe("Sam left, Dana was muted");
  act(() => result.current.dismiss());
  expect(result.current.words).toBe("");
});

it("says nothing of what was seen as it happened", () => {
  const { result, show } = page();
  show(after, true);
  show(after, false);
  show({ ...after, readAt: START + 60_000 }, true);
  wait();
  expect(result.current.words).toBe("");
});

it("counts from the first silence, when a second one follows at once", () => {
  const { result, show } = page();
  show(before, false);
  show(before, true);
  show(after, false);
  show(after, true);
  wait();
  expect(result.current.words).toBe("Sam left, Dana was muted");
});
