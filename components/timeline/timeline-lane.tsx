import { Words } from "@/components/ui/words";
import { isolated } from "@/lib/catalogue/plain-text";
import { type Band, bandTraits, type Mark } from "@/lib/model/timeline";
import type { NameOf } from "@/lib/model/timeline-words";
import type { Scale } from "./scale";
import { Speech } from "./speech";
import { TimelineBand } from "./timeline-band";
import { isDrawn, TimelineMarks } from "./timeline-marks";

interface TimelineLaneProps {
  name: string;
  /** In a word how it ended, or its number. */
  note: string | null;
  bands: readonly Band[];
  marks: readonly Mark[];
  scale: Scale;
  width: number;
  nameOf: NameOf;
}

/** The heights of what stands in a lane, in pixels. */
const [MARKS, STATE, TRAIT, GAP] = [18, 18, 16, 3];
const LEAST = 42;

/** One lane: its name, which stays in sight, and what was so and what happened along the time. */
export function TimelineLane(props: TimelineLaneProps) {
  const { name, note, bands, marks, scale, width, nameOf } = props;
  const drawn = marks.filter(isDrawn);
  const traits = bandTraits.filter(
    (trait) => trait !== "speech" && bands.some(({ kind }) => kind === trait),
  );
  const content = (drawn.length > 0 ? MARKS : 0) + STATE + traits.length * (TRAIT + GAP);
  const height = Math.max(LEAST, content + 4 * GAP);
  const state = (drawn.length > 0 ? MARKS : 0) + (height - content) / 2;
  const topOf = ({ kind }: Band) => {
    const row = traits.findIndex((trait) => trait === kind);
    return row < 0 ? state : state + STATE + GAP + row * (TRAIT + GAP);
  };
  return (
    <li
      className="flex border-line border-b last:border-b-0 [content-visibility:auto]"
      style={{ containIntrinsicSize: `auto ${height}px`, height }}
    >
      <div className="sticky left-0 z-10 w-(--names) shrink-0 content-center border-line border-r bg-ground px-2 sm:px-3">
        <p className="truncate font-medium" title={isolated(name)}>
          <Words>{isolated(name)}</Words>
        </p>
        {note && (
          <p className="truncate text-ink-soft text-xs" title={isolated(note)}>
            <Words>{isolated(note)}</Words>
          </p>
        )}
      </div>
      <div className="relative shrink-0" style={{ width }}>
        {bands
          .filter(({ kind }) => kind !== "speech")
          .map((band) => (
            <TimelineBand
              key={`${band.kind} ${band.from}`}
              band={band}
              scale={scale}
              nameOf={nameOf}
              top={topOf(band)}
              height={traits.some((trait) => trait === band.kind) ? TRAIT : STATE}
            />
          ))}
        <Speech bands={bands} scale={scale} top={state + 5} height={STATE - 10} />
        <TimelineMarks marks={drawn} scale={scale} nameOf={nameOf} top={state - MARKS} />
      </div>
    </li>
  );
}
