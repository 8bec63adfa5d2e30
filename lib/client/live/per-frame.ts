/** A page that nobody looks at draws no frames. In milliseconds. */
const HIDDEN = 100;
/** A frame, in milliseconds: what comes alone need not wait for the next one. */
const FRAME = 16;

/**
 * Does something once for all that comes within a frame: at once for what comes alone, else together
 * when the next frame is drawn.
 * @returns to be called whenever there is something to do
 */
export function perFrame(run: () => void): () => void {
  let due = false;
  let ranAt = Number.NEGATIVE_INFINITY;
  function now(): void {
    if (!due) return;
    due = false;
    ranAt = performance.now();
    run();
  }
  return () => {
    if (due) return;
    due = true;
    if (document.visibilityState === "hidden") setTimeout(now, HIDDEN);
    else if (performance.now() - ranAt > FRAME) queueMicrotask(now);
    else {
      requestAnimationFrame(now);
      // The page may be hidden before the next frame, which then is never drawn.
      setTimeout(now, HIDDEN);
    }
  };
}
