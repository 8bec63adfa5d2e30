/**
 * One clock for the page, the server's, in ms since 1970: all that is shown comes with the server's
 * times. It moves once a second while anybody reads it.
 */
let ahead = 0;
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;
const readers = new Set<() => void>();

/** How far the server's clock is ahead of the browser's, in milliseconds; behind it where negative. */
export function setAhead(ms: number): void {
  if (ms === ahead) return;
  ahead = ms;
  tell();
}

/** Tells of each second until it is taken back, as `useSyncExternalStore` asks for it. */
export function subscribeToNow(reader: () => void): () => void {
  readers.add(reader);
  now = Date.now() + ahead;
  timer ??= setInterval(tell, 1000);
  return () => {
    readers.delete(reader);
    if (readers.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function tell(): void {
  now = Date.now() + ahead;
  for (const read of readers) read();
}

/** The time of the page, the same for all that is drawn at once. */
export const readNow = () => now;
