// @vitest-environment happy-dom
import { act, cleanup, render } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Leg } from "@/lib/model/leg";
import { iso, leg, roomShowing, START } from "@/lib/model/testing/rooms";
import { LiveLine } from "./live-line";

const ana = leg("CAana", { label: "Ana" });
const ben = leg("CAben", { label: "Ben" });
const left = (one: Leg): Leg => ({ ...one, ended: { how: "left", at: iso(START), by: null } });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  cleanup();
});

/** What is read aloud after the board showed these, one after the other. */
function said(...shown: { legs: Leg[]; known?: boolean }[]): string | null {
  const line = ({ legs, known = true }: (typeof shown)[number]) => (
    <LiveLine room={roomShowing(legs)} known={known} />
  );
  const [first, ...others] = shown;
  if (!first) return null;
  const { container, rerender } = render(line(first));
  for (const next of others) {
    rerender(line(next));
    if (next.known === false) act(() => void vi.advanceTimersByTime(5000));
  }
  act(() => void vi.advanceTimersByTime(1500));
  return container.textContent;
}

describe("aloud, the board", () => {
  it("says who came and who went, in one sentence", () => {
    expect(said({ legs: [ana] }, { legs: [ana, ben] }, { legs: [left(ana), ben] })).toBe(
      "Ben joined, Ana left",
    );
  });

  it("is silent at first, and about what can be seen and heard otherwise", () => {
    expect(said({ legs: [ana] })).toBe("");
    expect(said({ legs: [ana] }, { legs: [{ ...ana, muted: true }] })).toBe("");
  });

  it("counts a crowd", () => {
    const crowd = Array.from({ length: 12 }, (_, n) => leg(`CA${n}`));
    expect(said({ legs: [ana] }, { legs: [ana, ...crowd] })).toBe("12 people joined");
  });

  it("says all that changed while nothing was heard, once something is", () => {
    const muted = { ...ana, muted: true };
    expect(
      said({ legs: [ana, ben] }, { legs: [ana, ben], known: false }, { legs: [muted, left(ben)] }),
    ).toBe("Ben left, Ana was muted");
  });
});
