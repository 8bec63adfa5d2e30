/** By how many milliseconds another clock is ahead of this server's: somewhere between the two. */
export interface Skew {
  low: number;
  high: number;
}

/** From here on a difference is told, in milliseconds: times on the board are shown to the second. */
const SKEW_LIMIT = 2000;

/** Whether two clocks are surely further apart than may go without a word. */
export function isSkewed({ low, high }: Skew): boolean {
  return low > SKEW_LIMIT || high < -SKEW_LIMIT;
}

/** How two clocks differ, in words, as far as it is known: "in step", "3 s ahead", "2 h 5 min behind". */
export function skewInWords(skew: Skew): string {
  if (!isSkewed(skew)) return "in step";
  const apart = skew.low > 0 ? skew.low : -skew.high;
  return `${lengthInWords(apart)} ${skew.low > 0 ? "ahead" : "behind"}`;
}

/** A length of time, in its two largest units. */
function lengthInWords(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const [h, min, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  if (h > 0) return min > 0 ? `${h} h ${min} min` : `${h} h`;
  if (min > 0) return s > 0 ? `${min} min ${s} s` : `${min} min`;
  return `${s} s`;
}
