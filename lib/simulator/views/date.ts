/** More seconds than a list has that one looks at again and again. */
const KEPT = 2_000;
const written = new Map<number, string>();

/** Twilio's dates: "Fri, 18 Feb 2011 21:07:19 +0000". */
export function rfc2822(time: number): string;
export function rfc2822(time: number | null): string | null;
export function rfc2822(time: number | null): string | null {
  if (time === null) return null;
  // Writing dates would be a third of the work for a long list, and most of its rows were there before.
  const second = Math.floor(time / 1000);
  const known = written.get(second);
  if (known !== undefined) return known;
  const date = new Date(time).toUTCString().replace("GMT", "+0000");
  if (written.size >= KEPT) written.clear();
  written.set(second, date);
  return date;
}
