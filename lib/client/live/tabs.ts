import type { LiveMessage } from "./message";
import type { Wanted } from "./reach";

/** What the tabs of one browser tell each other. */
export type TabMessage =
  /** A tab shows these topics, and has each of them up to an event. */
  | { kind: "wants"; tab: string; topics: Wanted }
  /** A tab has just come, or one begins to hold the stream: who is there? */
  | { kind: "who" }
  | { kind: "gone"; tab: string }
  /** The stream has said this. */
  | { kind: "said"; message: LiveMessage }
  /** The stream is open for these topics, each from an event on; or it is lost. */
  | { kind: "stream"; topics: Wanted | null }
  /** A tab has missed something of these topics. */
  | { kind: "renew"; tab: string; topics: string[] }
  /** Another request can tell why there is no stream. */
  | { kind: "refused" }
  /** A tab that somebody looks at waits for the stream. */
  | { kind: "hurry" };

export interface Channel {
  post(message: TabMessage): void;
  listen(heard: (message: TabMessage) => void): void;
  close(): void;
}

const NAME = "bridgeboard-live";

/** The channel between the tabs; null where the browser has none. */
export function tabChannel(): Channel | null {
  if (typeof BroadcastChannel === "undefined") return null;
  const channel = new BroadcastChannel(NAME);
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no other origin
    post: (message) => channel.postMessage(message),
    listen: (heard) =>
      channel.addEventListener("message", ({ data }: MessageEvent<TabMessage>) => heard(data)),
    close: () => channel.close(),
  };
}

/**
 * Calls back when this tab is the one that holds the stream for all; at once where the browser cannot
 * tell its tabs apart (Web Locks need https, or the machine's own address).
 * @returns how to let go, so that another tab takes over
 */
export function holdStream(begin: () => void): () => void {
  if (!("locks" in navigator)) {
    begin();
    return () => undefined;
  }
  const given = new AbortController();
  let letGo: (() => void) | undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const hold = () => {
    if (given.signal.aborted) return;
    begin();
    return held;
  };
  navigator.locks.request(NAME, { signal: given.signal }, hold).catch(() => undefined);
  return () => {
    given.abort();
    letGo?.();
  };
}

/** Whether the tabs of this browser can share one stream. */
export function tabsCanShare(): boolean {
  return typeof BroadcastChannel !== "undefined" && "locks" in navigator;
}
