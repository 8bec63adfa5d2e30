import { Words } from "@/components/ui/words";
import { isolated } from "@/lib/catalogue/plain-text";
import type { Mark } from "@/lib/model/timeline";
import { markWords, type NameOf } from "@/lib/model/timeline-words";
import { clockTime } from "./clock-time";
import { keyed } from "./keyed";
import { placeOf, type Scale } from "./scale";

/** Of the edges of bands nobody need be told again; of what somebody did, and of how it ended, yes. */
export const isDrawn = ({ by, what }: Mark) =>
  by !== null || ["command", "ended", "answered"].includes(what) || what.startsWith("conference-");

/** About how wide a letter of a label is, in pixels. */
const LETTER = 5.8;

const lengthOf = (text: string) => text.length * LETTER + 14;

interface TimelineMarksProps {
  marks: readonly Mark[];
  scale: Scale;
  nameOf: NameOf;
  /** Where they stand in their lane, in pixels. */
  top: number;
}

/** What was done on a lane, and by whom: a dot for each, and its words where they do not cover the next. */
export function TimelineMarks({ marks, scale, nameOf, top }: TimelineMarksProps) {
  const { left, right } = scale.inSight;
  const placed = marks.map((mark) => {
    const words = markWords(mark, nameOf);
    const label = mark.by === null ? words : `${words} · ${isolated(mark.by)}`;
    return { mark, words, label, x: placeOf(mark.at, scale) };
  });
  const drawn = keyed(placed, ({ mark, label }) => `${mark.at} ${label}`);
  return drawn.map(({ key, item: { mark, words, label, x } }, index) => {
    if (x < left || x > right) return null;
    const end = placeOf(scale.to, scale);
    const room = Math.min(placed[index + 1]?.x ?? end, end) - x;
    const before = x - (placed[index - 1]?.x ?? 0);
    const last = index === placed.length - 1;
    const fitting = [label, words].find((text) => lengthOf(text) <= room);
    const turned = last && fitting !== label && lengthOf(label) <= before;
    const shown = turned ? label : fitting;
    const whole = `${words}${mark.by === null ? "" : ` by ${isolated(mark.by)}`}, ${clockTime(mark.at)}`;
    const bad = mark.what === "command" && mark.outcome !== "done";
    return (
      <span
        key={key}
        role="img"
        aria-label={whole}
        title={whole}
        className={`absolute flex h-4 items-center gap-1 whitespace-nowrap text-[0.6875rem] leading-none ${turned ? "flex-row-reverse" : ""} ${bad ? "text-danger" : "text-ink-soft"}`}
        style={{ top, ...(turned ? { right: end - x - 4 } : { left: x - 4 }) }}
      >
        <span
          className={`size-2 shrink-0 ${bad ? "rotate-45 bg-danger" : "rounded-full"} ${mark.by === null ? "border-[1.5px] border-ink-soft bg-ground" : bad ? "" : "bg-ink"}`}
        />
        {shown && (
          <span aria-hidden="true">
            <Words>{shown}</Words>
          </span>
        )}
      </span>
    );
  });
}
