/** A time of day in the reader's zone, to the second, as the axis writes it: 14:05:09. */
export function clockTime(at: number): string {
  return format.format(at);
}

const format = new Intl.DateTimeFormat("en-GB", {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});

/** From when until when, in words: "14:05:09 to 14:06:00". */
export function spanWords(from: number, to: number | null): string {
  return to === null ? `since ${clockTime(from)}` : `${clockTime(from)} to ${clockTime(to)}`;
}

/** The date of a moment in the reader's zone. */
export function dateOf(at: number): string {
  return new Date(at).toLocaleDateString([], { dateStyle: "medium" });
}
