"use client";

import { useSyncExternalStore } from "react";
import { readNow, subscribeToNow } from "@/components/ui/now";
import { freshnessWords } from "@/lib/model/freshness";
import type { Leg } from "@/lib/model/leg";
import type { Room } from "@/lib/model/room";

/** Where what a row says comes from, and how old it is: "Twilio told 3 s ago". */
export function Freshness({ leg, room }: { leg: Leg; room: Room }) {
  return useSyncExternalStore(
    subscribeToNow,
    () => freshnessWords(leg, room, readNow()),
    () => "",
  );
}
