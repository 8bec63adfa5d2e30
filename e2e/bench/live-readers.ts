import { fork } from "node:child_process";
import { once } from "node:events";
import { inProject } from "@/lib/cli/root.mjs";
import type { Spread } from "./figures";
import type { Called } from "./live-caller";

/** What the readers of many streams have heard of some callbacks. */
export interface Heard {
  /** Milliseconds from a callback being sent to its event at a reader. */
  callbackToReader: Spread;
  /** Events that did not come to a reader, and that came to one more than once. */
  lost: number;
  repeated: number;
}

/** An order to the process that reads, which answers each when it is carried out. */
export type Order = { open: number } | { heard: Pick<Called, "sequence" | "sentAt">[] };

/** What the process that reads is started with. */
export interface Opening {
  url: string;
  cookie: string;
}

/** Reads many streams in a process of its own, so that nobody else has to wait for that. */
export function openReaders(url: string, cookie: string) {
  const flags = ["--import", "tsx"];
  const opening: Opening = { url, cookie };
  const child = fork(inProject("e2e", "bench", "live-readers-process.ts"), [], {
    execArgv: flags,
    env: { ...process.env, READERS: JSON.stringify(opening) },
  });
  const gone = once(child, "exit").then(() => {
    throw new Error("The streams are read no more.");
  });
  // Who asks is told; nobody else need know.
  gone.catch(() => undefined);
  async function ask<T>(order: Order): Promise<T> {
    child.send(order);
    const [answer] = await Promise.race([once(child, "message"), gone]);
    return answer as T;
  }
  return {
    /** Opens as many as are missing to so many. */
    open: (streams: number) => ask<null>({ open: streams }),
    /** What was heard of these callbacks, which is forgotten then. */
    heard: (called: readonly Called[]) =>
      ask<Heard>({ heard: called.map(({ sequence, sentAt }) => ({ sequence, sentAt })) }),
    close: () => child.disconnect(),
  };
}
