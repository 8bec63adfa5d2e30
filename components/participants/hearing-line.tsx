"use client";

import { Ear } from "lucide-react";
import { hearingWords } from "@/lib/model/hearing";
import type { Leg } from "@/lib/model/leg";
import { toggleHold, toggleMuted } from "@/lib/model/press";
import type { Room } from "@/lib/model/room";
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
  const would = leg && wouldBe(leg, pointed?.deed);
  const status = room.conference.status;
  return (
    <div
      id={HEARING}
      className="sticky bottom-0 z-10 flex h-12 items-center gap-2 overflow-hidden border-line border-t bg-ground px-3 text-ink-soft max-md:h-16 max-md:text-xs"
    >
      <Ear aria-hidden="true" className="size-4 shrink-0" />
      {leg ? (
        <p className="line-clamp-2 leading-tight max-md:line-clamp-3">
          {would && <span className="font-medium text-ink">{would.press}: </span>}
          {hearingWords(would?.leg ?? leg, room.legs, status, would ? "would be" : "is")}
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

/** The leg as a press would make it, where the press changes who hears whom. */
function wouldBe(leg: Leg, deed: string | undefined): { press: string; leg: Leg } | undefined {
  if (leg.ended || leg.status !== "connected") return undefined;
  if (deed === "mute") {
    return { press: leg.muted ? "Unmute" : "Mute", leg: { ...leg, ...toggleMuted(leg) } };
  }
  if (deed === "hold") {
    return { press: leg.hold ? "Resume" : "Hold", leg: { ...leg, ...toggleHold(leg) } };
  }
  return undefined;
}
