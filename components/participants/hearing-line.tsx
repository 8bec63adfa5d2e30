"use client";

import { Ear } from "lucide-react";
import { Words } from "@/components/ui/words";
import { hearingAfter, hearingWords } from "@/lib/model/hearing";
import type { Leg } from "@/lib/model/leg";
import { toggleHold, toggleMuted } from "@/lib/model/press";
import { removalWords } from "@/lib/model/removal";
import { present, type Room } from "@/lib/model/room";
import { Freshness } from "./freshness";
import type { Pointed } from "./use-pointed";

/** By this id a row's controls are described: whoever focuses one hears it. */
export const HEARING = "hearing-line";

/**
 * Who hears the participant that is pointed at, in one sentence; before a press, who would; and how old
 * and from where what its row says is. It stands where it is seen however long the table is, and is of
 * one height whatever it says: if it grew, it would cover the button that somebody is about to press.
 */
export function HearingLine({ room, pointed }: { room: Room; pointed: Pointed | null }) {
  const leg = room.legs.find(({ callSid }) => callSid === pointed?.callSid);
  const would = leg && wouldBe(leg, pointed?.deed, room);
  return (
    <div
      id={HEARING}
      className="sticky bottom-0 z-10 flex h-12 items-center gap-2 overflow-hidden border-line border-t bg-ground px-3 text-ink-soft max-md:h-16 max-md:text-xs"
    >
      <Ear aria-hidden="true" className="size-4 shrink-0" />
      {leg ? (
        <p className="wrap-anywhere line-clamp-2 leading-tight max-md:line-clamp-3">
          {would && <span className="font-medium text-ink">{would.press}: </span>}
          <Words>{would?.words ?? hearingWords(leg, room.legs, room.conference.status)}</Words>
          {!leg.ended && (
            <span className="ml-3 whitespace-nowrap text-xs">
              <Freshness leg={leg} room={room} />
            </span>
          )}
        </p>
      ) : (
        <p>Point at somebody to see who hears them.</p>
      )}
    </div>
  );
}

/** What a press would come to, where it changes who hears whom. */
function wouldBe(
  leg: Leg,
  deed: string | undefined,
  room: Room,
): { press: string; words: string } | undefined {
  if (leg.ended || leg.status !== "connected") return undefined;
  const after = (change: Partial<Leg>) => hearingAfter(leg, change, room);
  if (deed === "mute") {
    return { press: leg.muted ? "Unmute" : "Mute", words: after(toggleMuted(leg)) };
  }
  if (deed === "hold") {
    return { press: leg.hold ? "Resume" : "Hold", words: after(toggleHold(leg)) };
  }
  return deed === "remove"
    ? { press: "Remove", words: removalWords(leg, present(room)) }
    : undefined;
}
