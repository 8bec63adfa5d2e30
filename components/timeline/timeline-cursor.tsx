import type { KeyboardEvent, Ref } from "react";
import { clockTime } from "./clock-time";
import { placeOf, type Scale } from "./scale";

/** How many things are passed at once by a page key. */
const PAGE = 10;

interface TimelineCursorProps {
  at: number;
  /** What happened at that moment, in words. */
  words: string;
  /** The moments at which something happened, in order. */
  stops: readonly number[];
  scale: Scale;
  onMove: (at: number) => void;
  ref: Ref<HTMLDivElement>;
}

/** The moment that is looked at: a flag on the axis that keys move from one thing to the next. */
export function TimelineCursor({ at, words, stops, scale, onMove, ref }: TimelineCursorProps) {
  function press(event: KeyboardEvent): void {
    const next = moved(event.key, at, stops, scale);
    if (next === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onMove(next);
  }
  return (
    <div
      ref={ref}
      role="slider"
      tabIndex={0}
      aria-label="Moment"
      aria-orientation="horizontal"
      aria-valuemin={scale.from}
      aria-valuemax={scale.to}
      aria-valuenow={at}
      aria-valuetext={words ? `${clockTime(at)}, ${words}` : clockTime(at)}
      onKeyDown={press}
      className="absolute top-1.5 z-10 h-6 cursor-ew-resize touch-none rounded-[3px] bg-ink text-center font-medium text-ground text-xs leading-6"
      style={{ left: flagAt(at, scale), width: FLAG }}
    >
      {clockTime(at)}
    </div>
  );
}

/** How wide the flag is, in pixels. */
const FLAG = 64;

/** The flag stands over its moment, but never beside the track. */
function flagAt(at: number, scale: Scale): number {
  const most = Math.max(0, placeOf(scale.to, scale) - FLAG);
  return Math.min(most, Math.max(0, placeOf(at, scale) - FLAG / 2));
}

/** The line through all lanes at the moment that is looked at. */
export function TimelineCursorLine({ at, scale }: { at: number; scale: Scale }) {
  return (
    <span
      aria-hidden="true"
      className="pointer-events-none absolute inset-y-0 z-5 -ml-px w-px bg-ink"
      style={{ left: `calc(var(--names) + ${placeOf(at, scale)}px)` }}
    />
  );
}

function moved(key: string, at: number, stops: readonly number[], scale: Scale): number | null {
  const after = stops.filter((stop) => stop > at);
  const before = stops.filter((stop) => stop < at);
  switch (key) {
    case "ArrowRight":
    case "ArrowUp":
      return after[0] ?? scale.to;
    case "ArrowLeft":
    case "ArrowDown":
      return before.at(-1) ?? scale.from;
    case "PageUp":
      return after[PAGE - 1] ?? scale.to;
    case "PageDown":
      return before.at(-PAGE) ?? scale.from;
    case "Home":
      return scale.from;
    case "End":
      return scale.to;
    default:
      return null;
  }
}
