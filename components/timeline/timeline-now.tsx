import { ChevronLeft, ChevronRight } from "lucide-react";
import { Chip } from "@/components/ui/chip";
import { IconButton } from "@/components/ui/icon-button";
import { Words } from "@/components/ui/words";
import { legInWords } from "@/lib/model/leg-words";
import type { Mark, Timeline } from "@/lib/model/timeline";
import { hearingThen, momentOf, momentWords, type Present } from "@/lib/model/timeline-moment";
import { bandWords, markSentence, type NameOf } from "@/lib/model/timeline-words";
import { clockTime, dateOf } from "./clock-time";
import { keyed } from "./keyed";

interface TimelineNowProps {
  timeline: Timeline;
  nameOf: NameOf;
  at: number;
  /** What happened just then. */
  happened: readonly Mark[];
  onPrevious: (() => void) | undefined;
  onNext: (() => void) | undefined;
}

/** Of a crowd as many are listed one by one. */
const LISTED = 60;

/** The moment of the cursor in words: who was there, and who heard whom. */
export function TimelineNow(props: TimelineNowProps) {
  const { timeline, nameOf, at, happened, onPrevious, onNext } = props;
  const moment = momentOf(timeline, at);
  const { there, conference } = moment;
  const more = there.length - LISTED;
  return (
    <section aria-label="At this moment" className="grid content-start gap-3">
      <div className="flex items-center gap-1">
        <h2 className="mr-auto font-semibold text-lg tracking-tight">
          <time dateTime={new Date(at).toISOString()} title={dateOf(at)}>
            {clockTime(at)}
          </time>
        </h2>
        <IconButton label="What happened before" disabled={!onPrevious} onClick={onPrevious}>
          <ChevronLeft aria-hidden="true" />
        </IconButton>
        <IconButton label="What happened next" disabled={!onNext} onClick={onNext}>
          <ChevronRight aria-hidden="true" />
        </IconButton>
      </div>
      <output aria-live="polite" className="grid gap-1.5">
        {keyed(happened, (mark) => markSentence(mark, nameOf)).map(({ key, item }) => (
          <strong key={key} className="wrap-anywhere font-medium">
            <Words>{markSentence(item, nameOf)}</Words>.{" "}
          </strong>
        ))}
        <span className="wrap-anywhere text-ink-soft">
          <Words>{momentWords(moment).join(" ")}</Words>
        </span>
      </output>
      {there.length > 0 && (
        <ul
          aria-label="Who was there"
          className="max-h-[44vh] divide-y divide-line overflow-y-auto border-line border-y"
        >
          {there.slice(0, LISTED).map((present) => (
            <li key={present.leg.callSid} className="grid gap-1 py-2">
              <div className="flex flex-wrap items-center gap-1">
                <span className="wrap-anywhere mr-1 font-medium">
                  <Words>{legInWords(present.leg)}</Words>
                </span>
                <Chips present={present} nameOf={nameOf} />
              </div>
              {conference === "in-progress" && (
                <p className="wrap-anywhere text-ink-soft text-xs">
                  <Words>{hearingThen(present, moment)}</Words>
                </p>
              )}
            </li>
          ))}
          {more > 0 && <li className="py-2 text-ink-soft text-xs">And {more} more.</li>}
        </ul>
      )}
    </section>
  );
}

function Chips({ present, nameOf }: { present: Present; nameOf: NameOf }) {
  const { leg, state, talking } = present;
  const { words, tone } = bandWords[state];
  return (
    <>
      {tone ? <Chip tone={tone}>{words}</Chip> : <span className="text-xs">{words}</span>}
      {leg.muted && <Chip tone="muted">Muted</Chip>}
      {leg.coaching && (
        <Chip tone="coaching">
          <Words>{`Coaching ${leg.callSidToCoach ? nameOf(leg.callSidToCoach) : "somebody"}`}</Words>
        </Chip>
      )}
      {talking && <Chip tone="in-call">Talking</Chip>}
    </>
  );
}
