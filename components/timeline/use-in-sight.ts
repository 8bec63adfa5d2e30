import { type RefObject, useEffect, useState } from "react";

/** The part of a track that is worth drawing: what is in sight, and as much again on both sides. In pixels. */
export function useInSight(box: RefObject<HTMLElement | null>, seen: number) {
  const [page, setPage] = useState(0);
  useEffect(() => {
    const outer = box.current;
    if (!outer || seen === 0) return;
    const look = () => setPage(Math.floor(outer.scrollLeft / seen));
    look();
    outer.addEventListener("scroll", look, { passive: true });
    return () => outer.removeEventListener("scroll", look);
  }, [box, seen]);
  return { left: (page - 1) * seen, right: (page + 3) * seen };
}
