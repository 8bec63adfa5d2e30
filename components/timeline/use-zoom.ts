import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";

const STEP = 1.5;
/** Nothing shorter than this can be told apart any better: pixels for a second. */
const MOST = 80;

export interface Zoom {
  /** Of the track, in pixels: all of the time lies within it. */
  width: number;
  /** What can be seen of the track without scrolling. */
  seen: number;
  canZoomIn: boolean;
  canZoomOut: boolean;
  zoomIn: () => void;
  zoomOut: () => void;
  fit: () => void;
}

/**
 * How much of a time fits into a box that scrolls. Whatever lies at `anchor` stays where it is.
 * @param span in milliseconds
 * @param anchor a place between 0 and 1 of the whole
 */
export function useZoom(
  box: RefObject<HTMLElement | null>,
  names: RefObject<HTMLElement | null>,
  span: number,
  anchor: number,
): Zoom {
  const [seen, setSeen] = useState(0);
  const [factor, setFactor] = useState(1);
  const held = useRef<{ at: number; x: number } | null>(null);
  const most = Math.max(1, (span / 1000) * (MOST / Math.max(1, seen)));
  const shown = Math.min(factor, most);
  const width = seen * shown;

  useEffect(() => {
    const [outer, side] = [box.current, names.current];
    if (!outer || !side) return;
    const measure = () => setSeen(Math.max(0, outer.clientWidth - side.offsetWidth));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(outer);
    return () => observer.disconnect();
  }, [box, names]);

  useLayoutEffect(() => {
    const outer = box.current;
    if (!outer || !held.current) return;
    outer.scrollTo({ left: held.current.at * width - held.current.x });
    held.current = null;
  }, [box, width]);

  const by = (times: number, at = anchor, x?: number) => {
    const outer = box.current;
    if (!outer) return;
    const place = at * width - outer.scrollLeft;
    const inSight = place >= 0 && place <= seen;
    held.current = inSight
      ? { at, x: x ?? place }
      : { at: (outer.scrollLeft + seen / 2) / Math.max(1, width), x: seen / 2 };
    setFactor(Math.min(Math.max(1, shown * times), most));
  };

  // The wheel's own listener is passive, and could not keep the browser from zooming the page.
  useEffect(() => {
    const outer = box.current;
    if (!outer) return;
    const turn = (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const left = outer.getBoundingClientRect().left + (names.current?.offsetWidth ?? 0);
      const x = event.clientX - left;
      by(event.deltaY < 0 ? STEP : 1 / STEP, (outer.scrollLeft + x) / Math.max(1, width), x);
    };
    outer.addEventListener("wheel", turn, { passive: false });
    return () => outer.removeEventListener("wheel", turn);
  });

  return {
    width,
    seen,
    canZoomIn: shown < most,
    canZoomOut: shown > 1,
    zoomIn: () => by(STEP),
    zoomOut: () => by(1 / STEP),
    fit: () => setFactor(1),
  };
}
