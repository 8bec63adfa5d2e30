import type { QueryClient } from "@tanstack/react-query";
import { LIST } from "@/lib/model/live";
import type { Watched } from "@/lib/model/watched";
import { isSettled } from "../room-settled";
import { GRACE } from "./connection";
import { tellLiveEvent } from "./events";
import { createFold, type Fold } from "./fold";
import { openSource } from "./source";
import { createLiveState, firstState, type LiveState } from "./state";
import { createTab } from "./tab";
import { holdStream, tabChannel, tabsCanShare } from "./tabs";

/** How often it is looked whether something is late, in milliseconds. */
const TICK = 1000;

/** The page's own end of the stream: it begins with the first topic, and lives as long as the page. */
class Live {
  private readonly wanted = new Map<string, number>();
  private readonly readers = new Set<() => void>();
  private readonly fold: Fold;
  private readonly state;
  private tab: ReturnType<typeof createTab> | undefined;
  private poll: ReturnType<typeof setTimeout> | undefined;
  isOpen = false;
  snapshot: LiveState = firstState;

  constructor(readonly queryClient: QueryClient) {
    this.fold = createFold(queryClient);
    this.state = createLiveState((topic) => {
      const room = this.fold.roomOf(topic);
      return room && { readAt: room.readAt, settled: isSettled(room) };
    }, Date.now());
  }

  want(topics: readonly string[]): () => void {
    this.count(topics, 1);
    return () => this.count(topics, -1);
  }

  subscribe = (reader: () => void): (() => void) => {
    this.readers.add(reader);
    return () => void this.readers.delete(reader);
  };

  /** Whether a topic comes by the stream, so that nobody need ask for it. */
  covers(topic: string): boolean {
    return this.tab?.covers(topic) ?? false;
  }

  private count(topics: readonly string[], by: 1 | -1): void {
    for (const topic of topics) {
      const count = (this.wanted.get(topic) ?? 0) + by;
      if (count > 0) this.wanted.set(topic, count);
      else this.wanted.delete(topic);
    }
    this.state.wants([...this.wanted.keys()], Date.now());
    if (!this.tab) this.begin();
    this.announce();
  }

  private announce(): void {
    const has = [...this.wanted.keys()].map((topic) => {
      return [topic, topic === LIST ? null : this.fold.eventOf(topic)] as const;
    });
    this.tab?.want(Object.fromEntries(has));
    this.draw();
  }

  private begin(): void {
    this.join();
    setInterval(() => this.draw(), TICK);
    addEventListener("online", () => this.tab?.hurry());
    // What is lost without a word would be missed only when the next ping is.
    addEventListener("offline", () => this.tab?.reopen());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.tab?.hurry();
      this.draw();
    });
    addEventListener("pagehide", () => this.tab?.close());
    addEventListener("pageshow", ({ persisted }) => {
      if (!persisted) return;
      this.join();
      this.announce();
    });
  }

  private join(): void {
    const share = tabsCanShare();
    const around = {
      id: crypto.getRandomValues(new Uint32Array(2)).join("-"),
      channel: share ? tabChannel() : null,
      holdStream,
      openSource,
    };
    this.tab = createTab(around, {
      message: (message) => {
        this.state.hear(message, Date.now());
        this.fold.take(message);
        if (message.name === "reload") {
          this.fold.renew(message.said.topics.filter((topic) => this.wanted.has(topic)));
        }
        if (message.name === "event") tellLiveEvent(message.event);
        if (message.name === "watched" || message.name === "hello") this.draw();
      },
      open: (isOpen) => this.open(isOpen),
      renew: (topics) => this.fold.renew(topics),
      refused: () => this.fold.renew([...this.wanted.keys()]),
    });
  }

  private open(isOpen: boolean): void {
    this.isOpen = isOpen;
    this.state.open(isOpen, Date.now());
    this.draw();
    if (isOpen) return;
    // What came by the stream is asked for, and from then on every few seconds, where it stays away.
    clearTimeout(this.poll);
    this.poll = setTimeout(() => {
      if (!this.isOpen) this.fold.renew([...this.wanted.keys()]);
    }, GRACE);
  }

  private draw(): void {
    const next = this.state.at(Date.now());
    if (JSON.stringify(next) === JSON.stringify(this.snapshot)) return;
    this.snapshot = next;
    for (const read of this.readers) read();
  }
}

let live: Live | undefined;

/** The page's live stream. Rooms and lists of this cache, and of no earlier one, are kept up to date by it. */
export function liveOf(queryClient: QueryClient): Live {
  if (live?.queryClient !== queryClient) live = new Live(queryClient);
  return live;
}

/** Whether what happens comes to this page by itself. */
export function isLive(): boolean {
  return live?.isOpen ?? false;
}

/** Whether a topic comes by the stream, so that nobody need ask for it. */
export function isCovered(topic: string): boolean {
  return live?.covers(topic) ?? false;
}

/** How a topic is being read, as the stream has told. */
export function watchedOf(topic: string): Watched | undefined {
  return live?.snapshot.watched[topic];
}
