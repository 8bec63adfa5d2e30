import { type RefObject, useEffect, useState } from "react";

/** As many are taken to be in sight until the browser has told. */
const FIRST = 30;
/** As many as the server counts for one page. */
const MOST = 100;
/** Rows this far outside of the window are about to come into sight. */
const MARGIN = "200px";
/** What is scrolled past is never in sight for so long, in milliseconds. */
const REST = 200;

/**
 * Those of some conferences whose rows can be seen.
 * @param container has a row for each, with the SID in `data-sid`
 */
export function useInSight(
  container: RefObject<HTMLElement | null>,
  sids: readonly string[],
): string[] {
  const [seen, setSeen] = useState<ReadonlySet<string> | null>(null);
  const all = sids.join(" ");
  useEffect(() => {
    const wanted = new Set(all.split(" "));
    const rows = container.current?.querySelectorAll<HTMLElement>("[data-sid]") ?? [];
    const now = new Set<string>();
    let resting: ReturnType<typeof setTimeout> | undefined;
    const observer = new IntersectionObserver(
      (changes) => {
        for (const { target, isIntersecting } of changes) {
          const sid = (target as HTMLElement).dataset["sid"] ?? "";
          if (isIntersecting) now.add(sid);
          else now.delete(sid);
        }
        clearTimeout(resting);
        resting = setTimeout(() => setSeen(new Set(now)), REST);
      },
      { rootMargin: MARGIN },
    );
    for (const row of rows) if (wanted.has(row.dataset["sid"] ?? "")) observer.observe(row);
    return () => {
      clearTimeout(resting);
      observer.disconnect();
    };
  }, [container, all]);
  if (seen === null) return sids.slice(0, FIRST);
  return sids.filter((sid) => seen.has(sid)).slice(0, MOST);
}
