/** The name of the reader's time zone, such as Europe/London. */
export const timeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

const two = (n: number) => String(n).padStart(2, "0");

/** An instant (ISO 8601) as a field for date and time holds it: in the reader's zone, to the minute. */
export function toLocalField(iso: string | undefined): string {
  const date = new Date(iso ?? "");
  if (Number.isNaN(date.getTime())) return "";
  const day = [
    String(date.getFullYear()).padStart(4, "0"),
    two(date.getMonth() + 1),
    two(date.getDate()),
  ];
  return `${day.join("-")}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** What such a field holds as an instant; undefined while it is empty or half filled in. */
export function fromLocalField(value: string): string | undefined {
  const date = new Date(value);
  return value === "" || Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/** The last millisecond of an instant's minute: whoever says "to 14:03" means all of that minute. */
export function endOfMinute(iso: string): string {
  const date = new Date(iso);
  date.setSeconds(59, 999);
  return date.toISOString();
}
