"use client";

import { AudioLines } from "lucide-react";
import { useSyncExternalStore } from "react";
import { readNow, subscribeToNow } from "@/components/ui/now";
import type { Leg } from "@/lib/model/leg";
import { speechOf } from "@/lib/model/speech";
import { clockLength } from "@/lib/model/time-words";

/** How finely a silence is told, in milliseconds: a row need not be drawn each second for it. */
const STEP = 10_000;

const TALKING = "talking";

/** A mark in the margin beside the name of somebody who talks: no row moves when it comes or goes. */
export function Talking({ leg }: { leg: Leg }) {
  if (useSpeech(leg) !== TALKING) return null;
  return (
    <span className="absolute top-2.5 left-0 text-in-call max-md:top-0.5 max-md:-left-4">
      <AudioLines aria-hidden="true" className="size-3.5 motion-safe:animate-pulse max-md:size-3" />
      <span className="sr-only">Talking</span>
    </span>
  );
}

/** For how long somebody has been quiet, in the room that a second line has beside every name. */
export function QuietFor({ leg }: { leg: Leg }) {
  const speech = useSpeech(leg);
  if (!speech || speech === TALKING) return null;
  return <span className="block whitespace-nowrap text-xs">{speech}</span>;
}

/** In short, so that it stays the same as long as there is nothing new to draw. */
function useSpeech(leg: Leg): string | null {
  return useSyncExternalStore(
    subscribeToNow,
    () => {
      const speech = speechOf(leg, readNow());
      if (!speech) return null;
      if (speech.talking) return TALKING;
      return `quiet for ${clockLength(Math.floor(speech.quietFor / STEP) * STEP)}`;
    },
    () => null,
  );
}
