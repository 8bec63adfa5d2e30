"use client";

import { useEffect, useRef, useState } from "react";
import { Words } from "@/components/ui/words";
import type { Room } from "@/lib/model/room";
import { changesBetween, changesInWords, type RoomChange } from "@/lib/model/room-changes";

/** What comes within this time is said in one sentence, in milliseconds. */
const TOGETHER = 1500;

const spoken: ReadonlySet<RoomChange["kind"]> = new Set(["joined", "left", "conference"]);

/**
 * Says who comes and goes to whoever cannot see it; what is refused is said where it stands. While
 * nothing is heard it is silent, and then says everything that has changed meanwhile.
 */
export function LiveLine({ room, known }: { room: Room; known: boolean }) {
  const [words, setWords] = useState("");
  const latest = useRef(room);
  const told = useRef(room);
  const missed = useRef(false);

  useEffect(() => {
    latest.current = room;
  }, [room]);

  useEffect(() => {
    if (!known) {
      missed.current = true;
      return;
    }
    const timer = setInterval(() => {
      const before = told.current;
      told.current = latest.current;
      if (before === latest.current || before.readAt === 0) return;
      const changes = changesBetween(before, latest.current);
      const said = changes.filter(({ kind }) => missed.current || spoken.has(kind));
      missed.current = false;
      if (said.length > 0) setWords(changesInWords(said));
    }, TOGETHER);
    return () => clearInterval(timer);
  }, [known]);

  return (
    <p aria-live="polite" className="sr-only">
      <Words>{words}</Words>
    </p>
  );
}
