// @vitest-environment happy-dom
import { act, cleanup, render } from "@testing-library/react";
import { useRef } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Conference } from "@/lib/model/conference";
import type { Count } from "@/lib/model/count";
import { ConferenceTable } from "./conference-table";
import { useInSight } from "./use-in-sight";

const NOW = Date.UTC(2026, 0, 5, 9);
const conferences = Array.from(
  { length: 200 },
  (_, index): Conference => ({
    sid: `CF${index}`,
    friendlyName: `No. ${index}`,
    status: "in-progress",
    region: "us1",
    dateCreated: new Date(NOW).toISOString(),
    dateUpdated: new Date(NOW).toISOString(),
    reasonConferenceEnded: null,
    callSidEndingConference: null,
  }),
);
const sids = conferences.map(({ sid }) => sid);

/** What the browser tells of rows that come into sight and leave it. */
let tell: (inSight: Record<string, boolean>) => void;

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  vi.stubGlobal(
    "IntersectionObserver",
    class {
      constructor(heard: IntersectionObserverCallback) {
        const rows = new Map<string, Element>();
        this.observe = (row: HTMLElement) => void rows.set(row.dataset["sid"] ?? "", row);
        tell = (inSight) =>
          act(() => {
            const changes = Object.entries(inSight).map(([sid, isIntersecting]) => ({
              target: rows.get(sid),
              isIntersecting,
            }));
            heard(changes as IntersectionObserverEntry[], this as unknown as IntersectionObserver);
            vi.advanceTimersByTime(200);
          });
      }
      observe: (row: HTMLElement) => void;
      disconnect() {}
    },
  );
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  cleanup();
});

/** A list, and which of its conferences are to be counted. */
function shown(countOf: (sid: string) => Count | null | undefined = () => undefined) {
  function List() {
    const table = useRef<HTMLTableElement>(null);
    const inSight = useInSight(table, sids);
    return (
      <>
        <output>{inSight.join(" ")}</output>
        <ConferenceTable
          ref={table}
          conferences={conferences}
          countOf={countOf}
          unknownSince={null}
          busy={false}
        />
      </>
    );
  }
  const { container } = render(<List />);
  const rows = [...container.querySelectorAll("tbody tr")];
  return {
    inSight: () => container.querySelector("output")?.textContent?.split(" "),
    count: (row: number) => rows[row]?.querySelectorAll("td")[1]?.textContent,
  };
}

describe("of a long list", () => {
  it("the first thirty are counted until the browser has told which can be seen", () => {
    expect(shown().inSight()).toEqual(sids.slice(0, 30));
  });

  it("those that can be seen are counted, and no others", () => {
    const { inSight } = shown();
    tell({ CF40: true, CF41: true, CF0: false });
    expect(inSight()).toEqual(["CF40", "CF41"]);
    tell({ CF40: false, CF42: true });
    expect(inSight()).toEqual(["CF41", "CF42"]);
  });

  it("a hundred are counted at most", () => {
    const { inSight } = shown();
    tell(Object.fromEntries(sids.map((sid) => [sid, true])));
    expect(inSight()).toEqual(sids.slice(0, 100));
  });
});

describe("a row", () => {
  it("says how old its count is when that is older than it should be", () => {
    const counts: Record<string, Count> = {
      CF0: { participants: 3, at: NOW - 45_000, due: true },
      CF1: { participants: 4, at: NOW - 20_000, due: true },
    };
    const { count } = shown((sid) => counts[sid]);
    expect(count(0)).toBe("counted 45 s ago 3 participants");
    expect(count(1)).toBe("4 participants");
    act(() => void vi.advanceTimersByTime(15_000));
    expect(count(0)).toBe("counted 1 min ago 3 participants");
    expect(count(1)).toBe("counted 35 s ago 4 participants");
  });

  it("waits for a count that was not made yet, and says which could not be made", () => {
    const { count } = shown((sid) => (sid === "CF0" ? null : undefined));
    expect(count(0)).toBe("Unknown");
    expect(count(1)).toBe("…");
  });
});
