/** One clock for the page, in ms since 1970, which moves once a second while anybody reads it. */
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;
const readers = new Set<() => void>();

/** Tells of each second until it is taken back, as `useSyncExternalStore` asks for it. */
export function subscribeToNow(reader: () => void): () => void {
  readers.add(reader);
  now = Date.now();
  timer ??= setInterval(() => {
    now = Date.now();
    for (const read of readers) read();
  }, 1000);
  return () => {
    readers.delete(reader);
    if (readers.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The time of the page, the same for all that is drawn at once. */
export const readNow = () => now;
