"use client";

import { useSyncExternalStore } from "react";
import { Status } from "@/components/ui/chip";
import { Clock } from "@/components/ui/elapsed";
import { Moment } from "@/components/ui/moment";
import { readNow, subscribeToNow } from "@/components/ui/now";
import { Words } from "@/components/ui/words";
import type { ConferenceStatus } from "@/lib/model/conference";
import { endingWords } from "@/lib/model/ending-words";
import type { Leg } from "@/lib/model/leg";
import { ringingWords, statusWords } from "@/lib/model/leg-words";

interface LegStatusProps {
  leg: Leg;
  conference: ConferenceStatus;
  /** Why it left, where Twilio tells. */
  why: string | null;
  /** Since when nothing was heard of its conference, in ms since 1970; null where that is known. */
  unknownSince: number | null;
}

/** What a leg is doing, in words; while it rings, for how long; once it ended, how and when. */
export function LegStatus({ leg, conference, why, unknownSince }: LegStatusProps) {
  if (leg.ended) return <Ended leg={leg} ended={leg.ended} why={why} />;
  const { words, tone } = statusWords(leg, conference);
  if (unknownSince !== null) return <Unknown since={unknownSince} was={words} />;
  return (
    <Status tone={tone}>
      {leg.status === "ringing" ? <Ringing leg={leg} words={words} /> : words}
    </Status>
  );
}

function Ringing({ leg, words }: { leg: Leg; words: string }) {
  return useSyncExternalStore(
    subscribeToNow,
    () => ringingWords(leg, readNow()),
    () => words,
  );
}

type EndedProps = { leg: Leg; ended: NonNullable<Leg["ended"]>; why: string | null };

function Ended({ leg, ended, why }: EndedProps) {
  const { words, tone } = endingWords(ended);
  return (
    <Status tone={tone}>
      <Words>{words}</Words>{" "}
      {ended.how === "lost" ? (
        <Moment at={new Date(leg.seenAt).toISOString()} />
      ) : (
        <Clock at={ended.at} />
      )}
      {ended.how === "left" && why && ` · ${why}`}
    </Status>
  );
}

/** Not a state of its own colour: what stood here may be so or not. It takes the two lines that a name has. */
function Unknown({ since, was }: { since: number; was: string }) {
  return (
    <span
      title={`${was} when it was last heard of`}
      className="inline-flex items-start gap-1.5 text-left text-ink-soft"
    >
      <span
        aria-hidden="true"
        className="mt-1.5 size-2 shrink-0 rounded-full border border-current border-dashed"
      />
      <span>
        Unknown{" "}
        <span className="block text-xs">
          since <Clock at={new Date(since).toISOString()} />
          <span className="sr-only">. {was} when it was last heard of</span>
        </span>
      </span>
    </span>
  );
}
