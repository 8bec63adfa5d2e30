import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { RoomEvent } from "@/lib/model/room-event";
import type { LiveMessage } from "./message";
import type { SourceHeard } from "./source";
import { createTab } from "./tab";
import type { TabMessage } from "./tabs";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const event = (id: number, conferenceSid = "CF1") =>
  ({ id, at: 0, conferenceSid, kind: "callback" }) as RoomEvent;

/** A stream as the server has it in hand. */
interface Opened {
  address: string;
  heard: SourceHeard;
  closed: boolean;
}

/** A browser with tabs, one of which at a time holds the stream. */
function browser() {
  const listeners = new Map<string, (message: TabMessage) => void>();
  const queue: [string, () => void][] = [];
  const opened: Opened[] = [];
  let holder: string | undefined;

  function next(): void {
    holder = queue[0]?.[0];
    queue[0]?.[1]();
  }

  function openTab(id: string) {
    const messages: LiveMessage[] = [];
    const renewed: string[] = [];
    let isOpen = false;
    const tab = createTab(
      {
        id,
        channel: {
          // Structured cloning: what another tab gets is its own.
          post: (message) => {
            for (const [to, listener] of listeners)
              if (to !== id) listener(structuredClone(message));
          },
          listen: (listener) => void listeners.set(id, listener),
          close: () => void listeners.delete(id),
        },
        holdStream(begin) {
          queue.push([id, begin]);
          if (holder === undefined) next();
          return () => {
            queue.splice(
              queue.findIndex(([one]) => one === id),
              1,
            );
            if (holder === id) next();
          };
        },
        openSource(address, heard) {
          const one = { address: address(), heard, closed: false };
          opened.push(one);
          return {
            reopen: () => void opened.push(Object.assign(one, { address: address() })),
            hurry: () => undefined,
            close: () => void Object.assign(one, { closed: true }),
          };
        },
      },
      {
        message: (message) => void messages.push(message),
        open: (value) => {
          isOpen = value;
        },
        renew: (topics) => void renewed.push(...topics),
        refused: () => undefined,
      },
    );
    const ids = () => messages.flatMap((one) => (one.name === "event" ? [one.event.id] : []));
    return { ...tab, ids, renewed, isOpen: () => isOpen };
  }

  const stream = () => {
    const last = opened.at(-1);
    if (!last) throw new Error("There is no stream");
    return last;
  };
  const says = (...messages: LiveMessage[]) => {
    for (const message of messages) stream().heard.message(message);
  };
  const begins = (last: number) => says({ name: "hello", said: { now: 0, last } });
  const happens = (...events: RoomEvent[]) =>
    says(...events.map((one) => ({ name: "event" as const, event: one })));
  /** The browser lets a tab that nobody looks at do nothing any more. */
  const freeze = (id: string) => void listeners.delete(id);
  return { openTab, opened, stream, begins, happens, freeze };
}

const moment = () => vi.advanceTimersByTime(100);

describe("the tabs of a browser", () => {
  it("share one stream, for what all of them look at", () => {
    const { openTab, opened, stream, begins, happens } = browser();
    const [one, two] = [openTab("one"), openTab("two")];
    one.want({ CF1: 7 });
    two.want({ CF1: 7, conferences: null });
    moment();
    expect(opened).toHaveLength(1);
    expect(stream().address).toBe("/api/live?topic=CF1:7&topic=conferences&after=7");
    begins(7);
    happens(event(8));
    for (const tab of [one, two]) {
      expect(tab.ids()).toEqual([8]);
      expect(tab.covers("CF1")).toBe(true);
    }
    expect(two.renewed).toEqual(["conferences"]);
  });

  it("go on where the stream was when the tab that held it is closed", () => {
    const { openTab, stream, begins, happens } = browser();
    const [one, two] = [openTab("one"), openTab("two")];
    one.want({ CF1: 7, CF2: 3 });
    two.want({ CF1: 7 });
    moment();
    begins(9);
    happens(event(10), event(12));
    one.close();
    expect(stream().closed).toBe(true);
    moment();
    expect(stream().address).toBe("/api/live?topic=CF1:12&after=12");
    begins(12);
    happens(event(13));
    expect(two.ids()).toEqual([10, 12, 13]);
    expect(two.renewed).toEqual([]);
  });

  it("ask for more when a tab looks at something else, from where that tab has it", () => {
    const { openTab, stream, begins, happens } = browser();
    const [one, two] = [openTab("one"), openTab("two")];
    one.want({ CF1: 7 });
    moment();
    begins(7);
    happens(event(20));
    two.want({ CF2: 4 });
    expect(two.covers("CF2")).toBe(false);
    moment();
    expect(stream().address).toBe("/api/live?topic=CF1:20&topic=CF2:4&after=20");
    expect(one.covers("CF1")).toBe(true);
  });

  it("read anew what had been said before they were there to hear it", () => {
    const { openTab, opened, begins, happens } = browser();
    const one = openTab("one");
    one.want({ CF1: 7 });
    moment();
    begins(7);
    happens(event(8), event(9, "CF2"));
    const [late, upToDate, fresh] = [openTab("late"), openTab("up to date"), openTab("fresh")];
    late.want({ CF1: 7 });
    upToDate.want({ CF1: 8 });
    fresh.want({ CF1: null });
    moment();
    expect([late, upToDate, fresh].map(({ renewed }) => renewed)).toEqual([["CF1"], [], ["CF1"]]);
    expect(opened).toHaveLength(1);
  });

  it("all know when the stream is lost", () => {
    const { openTab, stream, begins } = browser();
    const [one, two] = [openTab("one"), openTab("two")];
    one.want({ CF1: 7 });
    two.want({ CF1: 7 });
    moment();
    begins(7);
    expect([one.isOpen(), two.isOpen()]).toEqual([true, true]);
    stream().heard.lost();
    expect([one.isOpen(), two.isOpen()]).toEqual([false, false]);
  });

  it("stop looking at what the last of them has left, a while later", () => {
    const { openTab, stream, begins } = browser();
    const [one, two] = [openTab("one"), openTab("two")];
    one.want({ CF1: 7 });
    two.want({ CF2: 7 });
    moment();
    begins(7);
    two.close();
    moment();
    expect(stream().address).toContain("CF2");
    vi.advanceTimersByTime(3000);
    expect(stream().address).toBe("/api/live?topic=CF1:7&after=7");
    one.want({});
    vi.advanceTimersByTime(3000);
    expect(stream().closed).toBe(true);
  });

  it("have a stream for the last twenty of them, and no quarrel about the others", () => {
    const { openTab, opened, stream, begins } = browser();
    const tabs = Array.from({ length: 22 }, (_, index) => openTab(`${index}`));
    for (const [index, tab] of tabs.entries()) tab.want({ [`CF${index}`]: null });
    moment();
    begins(7);
    const topics = () => new URLSearchParams(stream().address.split("?")[1]).getAll("topic");
    expect(topics()).toEqual(Array.from({ length: 20 }, (_, index) => `CF${index + 2}`));
    expect(tabs.map((tab, index) => tab.covers(`CF${index}`)).indexOf(true)).toBe(2);
    vi.advanceTimersByTime(10_000);
    expect(opened).toHaveLength(1);
    tabs[21]?.close();
    vi.advanceTimersByTime(10_000);
    expect(topics()[0]).toBe("CF1");
  });

  it("forget a tab that does not answer any more", () => {
    const { openTab, stream, begins, freeze } = browser();
    const [one, frozen] = [openTab("one"), openTab("frozen")];
    one.want({ CF1: 7 });
    frozen.want({ CF2: 7 });
    moment();
    begins(7);
    freeze("frozen");
    vi.advanceTimersByTime(60_000);
    expect(stream().address).toContain("CF2");
    vi.advanceTimersByTime(3000);
    expect(stream().address).toBe("/api/live?topic=CF1:7&after=7");
  });
});
