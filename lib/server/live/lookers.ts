import "server-only";

import { MOST_TOPICS } from "@/lib/model/live";

/** For how long a topic is still looked at when its last stream has closed, in ms: a page that reloads. */
const LINGER = 5000;

interface Looked {
  count: number;
  stop: () => void;
  /** Takes it out of those that linger. */
  stay?: (() => void) | undefined;
}

/**
 * Counts who looks at what, so that the watcher hears of the first and, a while later, of the last. For
 * one person no more topics linger than a stream has, however fast they open streams and close them.
 * @param lookAt begins to look, and returns how to end it
 */
export function createLookers(lookAt: (topic: string) => () => void, linger = LINGER) {
  const looked = new Map<string, Looked>();
  /** By person, what lingers, oldest first, and how to end that. */
  const lingering = new Map<string, Map<string, () => void>>();

  function leave(topic: string, entry: Looked, personId: string): void {
    const theirs = lingering.get(personId) ?? new Map<string, () => void>();
    lingering.set(personId, theirs);
    const end = () => {
      entry.stay?.();
      looked.delete(topic);
      entry.stop();
    };
    const timer = setTimeout(end, linger);
    timer.unref();
    entry.stay = () => {
      entry.stay = undefined;
      clearTimeout(timer);
      theirs.delete(topic);
      if (theirs.size === 0) lingering.delete(personId);
    };
    theirs.set(topic, end);
    const [oldest] = theirs.values();
    if (theirs.size > MOST_TOPICS) oldest?.();
  }

  return {
    /** Somebody looks at a topic. @returns how they stop */
    look(topic: string, personId: string): () => void {
      const entry: Looked = looked.get(topic) ?? { count: 0, stop: lookAt(topic) };
      looked.set(topic, entry);
      entry.count += 1;
      entry.stay?.();
      return () => {
        entry.count -= 1;
        if (entry.count === 0) leave(topic, entry, personId);
      };
    },
    /** Looks at nothing any more, at once. */
    close(): void {
      for (const { stay, stop } of looked.values()) {
        stay?.();
        stop();
      }
      looked.clear();
    },
  };
}
