import { useEffect, useRef, useState } from "react";
import type { Room } from "@/lib/model/room";
import { changesBetween, changesInWords } from "@/lib/model/room-changes";

/** What was missed comes in several pieces: so long after the first all of it is there, in milliseconds. */
const SETTLES = 1000;

/** What changed while nothing was heard of a conference, in words, until it is dismissed; "" for nothing. */
export function useMeanwhile(room: Room, known: boolean) {
  const [words, setWords] = useState("");
  const latest = useRef(room);
  const before = useRef<Room | null>(null);

  useEffect(() => {
    latest.current = room;
  }, [room]);

  useEffect(() => {
    if (!known) {
      before.current ??= latest.current;
      return;
    }
    const missedSince = before.current;
    if (!missedSince) return;
    const timer = setTimeout(() => {
      before.current = null;
      setWords(changesInWords(changesBetween(missedSince, latest.current)));
    }, SETTLES);
    return () => clearTimeout(timer);
  }, [known]);

  return { words, dismiss: () => setWords("") };
}
