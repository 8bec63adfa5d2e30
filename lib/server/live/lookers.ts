import "server-only";

/** For how long a topic is still looked at when its last stream has closed, in ms: a page that reloads. */
const LINGER = 5000;

/**
 * Counts who looks at what, so that the watcher hears of the first and, a while later, of the last.
 * @param lookAt begins to look, and returns how to end it
 */
export function createLookers(
  lookAt: (topic: string) => () => void,
  linger = LINGER,
): { look: (topic: string) => () => void; close: () => void } {
  const looked = new Map<string, { count: number; stop: () => void; ending?: NodeJS.Timeout }>();

  return {
    look(topic: string): () => void {
      const entry = looked.get(topic) ?? { count: 0, stop: lookAt(topic) };
      looked.set(topic, entry);
      entry.count += 1;
      clearTimeout(entry.ending);
      return () => {
        entry.count -= 1;
        if (entry.count > 0) return;
        entry.ending = setTimeout(() => {
          looked.delete(topic);
          entry.stop();
        }, linger);
        entry.ending.unref();
      };
    },
    /** Looks at nothing any more, at once. */
    close(): void {
      for (const { ending, stop } of looked.values()) {
        clearTimeout(ending);
        stop();
      }
      looked.clear();
    },
  };
}
