// @vitest-environment happy-dom
import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { setAhead } from "@/components/ui/now";
import { createLiveState } from "@/lib/client/live/state";
import type { LastDeed as Last } from "@/lib/model/deed";
import { iso, leg, roomShowing, START } from "@/lib/model/testing/rooms";
import { Freshness } from "./freshness";
import { LastDeed } from "./last-deed";
import { LegStatus } from "./leg-status";
import { QuietFor, Talking } from "./speech";

const talks = leg("CAana", { speech: { talking: true, at: START } });
const quiet = leg("CAben", { speech: { talking: false, at: START - 60_000 } });
const rings = leg("CAcid", { status: "ringing", dateCreated: iso(START - 5000) });
const deed: Last = {
  callSid: "CAana",
  deed: "mute",
  outcome: "done",
  by: "Dana",
  at: iso(START - 2000),
};
const room = roomShowing([talks, quiet, rings]);

/** What stands on the rows five seconds after START, in a browser whose clock is off by so much. */
function words(off: number): { text: string | null; stands: string } {
  const here = START + 5000 + off;
  vi.useFakeTimers({ now: here });
  const state = createLiveState(() => undefined, here);
  state.open(true, here);
  state.hear({ name: "hello", said: { now: START + 5000, last: 0 } }, here);
  setAhead(state.at(here).ahead);
  const { container } = render(
    <>
      <Talking leg={talks} />
      <QuietFor leg={quiet} />
      <Freshness leg={talks} room={room} />
      <LegStatus leg={rings} conference="in-progress" why={null} unknownSince={null} />
      <LastDeed last={deed} />
    </>,
  );
  return { text: container.textContent, stands: container.innerHTML };
}

afterEach(() => {
  cleanup();
  setAhead(0);
  vi.useRealTimers();
});

it("says who talks, how old that is and what is fresh", () => {
  const { text, stands } = words(0);
  expect(text).toMatch(/Talking.*quiet for 1:00.*5 s ago.*Ringing 0:10.*Muted by Dana.*7 s ago/);
  expect(stands).toContain("text-held");
});

it.each([60_000, -60_000, 3_600_000])("says the same where the clock is %i ms fast", (off) => {
  const wrong = words(off);
  cleanup();
  expect(wrong).toEqual(words(0));
});
