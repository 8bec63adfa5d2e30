/** How time becomes place on the track, and what of it is worth drawing. */
export interface Scale {
  /** What lies at the left end, in ms since 1970. */
  from: number;
  /** What an open band reaches to. */
  to: number;
  pxPerMs: number;
  inSight: { left: number; right: number };
}

/** Where a moment lies, in pixels from the left end. */
export const placeOf = (at: number, { from, pxPerMs }: Scale) => (at - from) * pxPerMs;

/** Where something that lasts lies; null where it is not in sight. */
export function stretchOf(from: number, to: number | null, scale: Scale) {
  const left = placeOf(from, scale);
  const right = placeOf(to ?? scale.to, scale);
  if (right < scale.inSight.left || left > scale.inSight.right) return null;
  return { left, width: Math.max(2, right - left) };
}
