"use client";

import { usePathname } from "next/navigation";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import type { Connection } from "@/lib/client/live/connection";
import { useConnection } from "@/lib/client/live/use-live";
import { ConnectionDetails, type Expected } from "./connection-details";

const words: Record<Connection, string> = {
  connecting: "Connecting",
  live: "Live",
  delayed: "Delayed",
  offline: "Offline",
};

const tones: Record<Connection, string> = {
  connecting: "text-ringing",
  live: "text-in-call",
  delayed: "text-held",
  offline: "text-danger",
};

/** The pages that show what changes by itself. */
const livePages = /^\/$|^\/conferences\/CF[0-9a-f]{32}(?:\/timeline)?$/i;

/** How the page comes by what it shows, in a word; a press explains it. */
export function ConnectionStatus({ expected }: { expected: Expected }) {
  const id = useId();
  const path = usePathname();
  const connection = useConnection();
  if (!livePages.test(path)) return null;
  const word = words[connection];
  return (
    <>
      <output className="sr-only">Connection: {word}</output>
      <Button
        look="quiet"
        popoverTarget={id}
        aria-label={`Connection: ${word}. What does it mean?`}
      >
        <span
          aria-hidden="true"
          className={`size-2.5 rounded-full bg-current ${tones[connection]}`}
        />
        {/* On a phone there is room for it where something is wrong. */}
        <span className={connection === "live" ? "max-sm:sr-only" : ""}>{word}</span>
      </Button>
      <div
        id={id}
        popover="auto"
        className="fixed inset-auto top-12 right-3 m-0 w-80 max-w-[calc(100vw-1.5rem)] rounded-md border border-line bg-raised p-4 text-ink shadow-xl sm:right-5"
      >
        <ConnectionDetails word={word} expected={expected} />
      </div>
    </>
  );
}
