import { stepFor, type Tick, ticksIn } from "@/lib/model/timeline-ticks";
import { placeOf, type Scale } from "./scale";

/** Between two ticks there is at least so much room, in pixels. */
const ROOM = 84;

/** The round times of the reader's own clock that are in sight. */
export function ticksOf(scale: Scale): Tick[] {
  const { from, to, pxPerMs, inSight } = scale;
  if (pxPerMs <= 0) return [];
  const ahead = -new Date(from).getTimezoneOffset() * 60_000;
  const first = Math.max(from, from + inSight.left / pxPerMs);
  const last = Math.min(to, from + inSight.right / pxPerMs);
  return ticksIn(first, last, { step: stepFor(pxPerMs, ROOM), ahead });
}

/** A tick at the very end is cut there, so that nothing scrolls for it. */
const layer = "pointer-events-none absolute inset-0 overflow-clip";

/** What the longest label needs, in pixels. */
const LABEL = 62;

/** The times on top of the lanes. */
export function TimelineAxis({ ticks, scale }: { ticks: readonly Tick[]; scale: Scale }) {
  return (
    <div aria-hidden="true" className={layer}>
      {ticks.map(({ at, label }) => (
        <span
          key={at}
          className="absolute bottom-0 h-full border-line-strong/60 border-l pl-1 text-ink-soft text-xs leading-9"
          style={{ left: placeOf(at, scale) }}
        >
          {(scale.to - at) * scale.pxPerMs > LABEL && label}
        </span>
      ))}
    </div>
  );
}

/** The lines below the times, behind the lanes. */
export function TimelineGrid({ ticks, scale }: { ticks: readonly Tick[]; scale: Scale }) {
  return (
    <div aria-hidden="true" className={layer}>
      {ticks.map(({ at }) => (
        <span
          key={at}
          className="absolute inset-y-0 border-line border-l"
          style={{ left: `calc(var(--names) + ${placeOf(at, scale)}px)` }}
        />
      ))}
    </div>
  );
}
