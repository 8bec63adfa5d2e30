/** Twilio's dates: "Fri, 18 Feb 2011 21:07:19 +0000". */
export function rfc2822(time: number): string;
export function rfc2822(time: number | null): string | null;
export function rfc2822(time: number | null): string | null {
  return time === null ? null : new Date(time).toUTCString().replace("GMT", "+0000");
}
