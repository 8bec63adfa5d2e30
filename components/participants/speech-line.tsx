"use client";

import { AudioLines } from "lucide-react";
import { useSyncExternalStore } from "react";
import { readNow, subscribeToNow } from "@/components/ui/now";
import type { Leg } from "@/lib/model/leg";
import { legNumber } from "@/lib/model/leg-words";
import { speechOf } from "@/lib/model/speech";
import { clockLength } from "@/lib/model/time-words";

/** How finely a silence is told, in milliseconds: a row need not be drawn each second for it. */
const STEP = 10_000;

/**
 * The line below a name: the number, and for how long somebody has been quiet; while they talk, a mark
 * in the margin beside the name. It is one line and keeps its place, whatever there is to say.
 */
export function SpeechLine({ leg, known }: { leg: Leg; known: boolean }) {
  const spoken = useSyncExternalStore(
    subscribeToNow,
    () => (known ? speechInShort(leg) : ""),
    () => "",
  );
  const talking = spoken === "talking";
  return (
    <div className="truncate text-ink-soft text-xs">
      {talking && (
        <span className="absolute top-2.5 left-0 text-in-call max-md:top-0.5 max-md:-left-3">
          <AudioLines
            aria-hidden="true"
            className="size-3.5 motion-safe:animate-pulse max-md:size-3"
          />
          <span className="sr-only">Talking</span>
        </span>
      )}
      {legNumber(leg) ?? (talking || !spoken ? "\u00a0" : "")}
      {!talking && spoken && `${legNumber(leg) ? " · " : ""}${spoken}`}
    </div>
  );
}

/** Equal as long as there is nothing new to draw. */
function speechInShort(leg: Leg): string {
  const speech = speechOf(leg, readNow());
  if (!speech) return "";
  if (speech.talking) return "talking";
  return `quiet for ${clockLength(Math.floor(speech.quietFor / STEP) * STEP)}`;
}
