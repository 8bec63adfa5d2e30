"use client";

import { TriangleAlert } from "lucide-react";
import { useSyncExternalStore } from "react";
import { Moment } from "@/components/ui/moment";
import { readNow, subscribeToNow } from "@/components/ui/now";
import { Words } from "@/components/ui/words";
import { deedInWords, type LastDeed as Last } from "@/lib/model/deed";

/** For so long somebody else's deed is a warning to whoever is about to act, in milliseconds. */
const FRESH = 10_000;

/**
 * What was done last, by whom, and when; it stands out while it is somebody else's and fresh. Its
 * place is kept while there is nothing to say, so that no row moves when there is.
 */
export function LastDeed({ last }: { last: Last | undefined }) {
  const fresh = useSyncExternalStore(
    subscribeToNow,
    () => last?.by !== null && last !== undefined && readNow() - Date.parse(last.at) < FRESH,
    () => false,
  );
  if (!last) return <div className="h-4" />;
  const words = deedInWords(last);
  return (
    <div
      title={words}
      className={`flex h-4 min-w-0 items-center justify-end gap-1 text-xs max-md:justify-start ${fresh ? "font-medium text-held" : "text-ink-soft"}`}
    >
      {fresh && <TriangleAlert aria-hidden="true" className="size-3.5 shrink-0" />}
      <span className="truncate">
        <Words>{words}</Words>
      </span>
      <Moment at={last.at} />
    </div>
  );
}
