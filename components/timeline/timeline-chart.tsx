import { Maximize2, Minus, Plus } from "lucide-react";
import { useEffect, useRef } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { endingWords } from "@/lib/model/ending-words";
import { clockLength } from "@/lib/model/time-words";
import type { Band, Lane, Mark, Phase, Timeline } from "@/lib/model/timeline";
import type { NameOf } from "@/lib/model/timeline-words";
import { placeOf, type Scale } from "./scale";
import { TimelineAxis, TimelineGrid, ticksOf } from "./timeline-axis";
import { TimelineCursor, TimelineCursorLine } from "./timeline-cursor";
import { TimelineLane } from "./timeline-lane";
import { TimelineLegend } from "./timeline-legend";
import { useInSight } from "./use-in-sight";
import { useZoom } from "./use-zoom";

interface TimelineChartProps {
  timeline: Timeline;
  nameOf: NameOf;
  at: number;
  /** What happened at that moment, in words. */
  words: string;
  stops: readonly number[];
  onMove: (at: number) => void;
}

/** A pointer that is so near to something that happened means it. In pixels. */
const NEAR = 6;

/** The lanes of a conference under one axis, in a box that scrolls by itself, with a cursor through all. */
export function TimelineChart(props: TimelineChartProps) {
  const { timeline, nameOf, at, words, stops, onMove } = props;
  const { from, to } = timeline;
  const span = Math.max(1000, to - from);
  const whole = useRef<HTMLDivElement>(null);
  const lanes = useRef<HTMLOListElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const names = useRef<HTMLDivElement>(null);
  const axis = useRef<HTMLDivElement>(null);
  const cursor = useRef<HTMLDivElement>(null);
  const zoom = useZoom(box, names, span, (at - from) / span);
  const inSight = useInSight(box, zoom.seen);
  const scale: Scale = { from, to: from + span, pxPerMs: zoom.width / span, inSight };
  const ticks = ticksOf(scale);
  const marks = Map.groupBy(timeline.marks, ({ callSid }) => callSid ?? "");
  const place = placeOf(at, scale);

  useEffect(() => {
    const outer = box.current;
    if (!outer || document.activeElement !== cursor.current) return;
    const x = place - outer.scrollLeft;
    if (x < 20 || x > zoom.seen - 20) outer.scrollTo({ left: place - zoom.seen / 2 });
  }, [place, zoom.seen]);

  function point({ clientX }: { clientX: number }): void {
    const left = axis.current?.getBoundingClientRect().left ?? 0;
    const then = from + (clientX - left) / scale.pxPerMs;
    const near = stops.filter((stop) => Math.abs(stop - then) * scale.pxPerMs <= NEAR);
    const nearest = near.toSorted((one, other) => Math.abs(one - then) - Math.abs(other - then))[0];
    onMove(nearest ?? Math.round(Math.min(to, Math.max(from, then))));
  }

  // What the pointer does on the lanes, keys do on the cursor; the keys here are those of the buttons.
  useEffect(() => {
    const [outer, list] = [whole.current, lanes.current];
    const press = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      if (ctrlKey || metaKey || altKey) return;
      if (key === "+" || key === "=") zoom.zoomIn();
      if (key === "-") zoom.zoomOut();
    };
    outer?.addEventListener("keydown", press);
    list?.addEventListener("click", point);
    return () => {
      outer?.removeEventListener("keydown", press);
      list?.removeEventListener("click", point);
    };
  });

  return (
    <div className="grid min-w-0 grid-cols-1 content-start gap-2" ref={whole}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <TimelineLegend lanes={timeline.lanes} />
        <div className="ml-auto flex gap-1">
          <IconButton label="Zoom out" disabled={!zoom.canZoomOut} onClick={zoom.zoomOut}>
            <Minus aria-hidden="true" />
          </IconButton>
          <IconButton label="Zoom in" disabled={!zoom.canZoomIn} onClick={zoom.zoomIn}>
            <Plus aria-hidden="true" />
          </IconButton>
          <IconButton label="Fit all" disabled={!zoom.canZoomOut} onClick={zoom.fit}>
            <Maximize2 aria-hidden="true" />
          </IconButton>
        </div>
      </div>
      <div
        ref={box}
        className="relative isolate max-h-[72vh] overflow-auto overscroll-x-contain rounded-md border border-line [--names:7rem] sm:[--names:11rem]"
      >
        <div className="relative min-w-fit">
          <TimelineGrid ticks={ticks} scale={scale} />
          <TimelineCursorLine at={at} scale={scale} />
          <div className="sticky top-0 z-20 flex h-9 w-fit border-line border-b bg-raised">
            <div
              ref={names}
              className="sticky left-0 z-20 w-(--names) shrink-0 border-line border-r bg-raised px-2 text-ink-soft text-xs leading-9 sm:px-3"
            >
              {timeline.lanes.length === 1 ? "1 leg" : `${timeline.lanes.length} legs`}
            </div>
            <div
              ref={axis}
              className="relative shrink-0 cursor-ew-resize touch-none"
              style={{ width: zoom.width }}
              onPointerDown={(event) => {
                event.currentTarget.setPointerCapture(event.pointerId);
                event.preventDefault();
                cursor.current?.focus({ preventScroll: true });
                point(event);
              }}
              onPointerMove={(event) => {
                if (event.currentTarget.hasPointerCapture(event.pointerId)) point(event);
              }}
            >
              <TimelineAxis ticks={ticks} scale={scale} />
              <TimelineCursor
                ref={cursor}
                at={at}
                words={words}
                stops={stops}
                scale={scale}
                onMove={onMove}
              />
            </div>
          </div>
          <ol ref={lanes} aria-label="Lanes">
            <TimelineLane
              name="Conference"
              note={clockLength(to - from)}
              bands={phaseBands(timeline.phases)}
              marks={marks.get("") ?? []}
              scale={scale}
              width={zoom.width}
              nameOf={nameOf}
            />
            {timeline.lanes.map((lane) => (
              <TimelineLane
                key={lane.callSid}
                name={lane.name}
                note={noteOf(lane)}
                bands={lane.bands}
                marks={marks.get(lane.callSid) ?? noMarks}
                scale={scale}
                width={zoom.width}
                nameOf={nameOf}
              />
            ))}
          </ol>
        </div>
      </div>
    </div>
  );
}

const noMarks: Mark[] = [];

/** The conference as a lane: waiting for its start, then in progress. */
function phaseBands(phases: readonly Phase[]): Band[] {
  return phases
    .filter(({ status }) => status !== "completed")
    .map(({ status, from, to }) => ({ kind: status === "init" ? "waiting" : "in-call", from, to }));
}

function noteOf({ ended, number, from, to }: Lane): string | null {
  if (!ended || to === null) return number;
  const how = ended.how === "lost" ? "Lost" : endingWords({ how: ended.how, by: null }).words;
  return `${how} after ${clockLength(to - from)}`;
}
