import { isRfc2822 } from "./formats";

/** Kinds of text that a client can tell apart, the first that fits counts. */
const kinds: readonly [kind: string, fits: (text: string) => boolean][] = [
  ["date", isRfc2822],
  ["address below the account", (text) => text.startsWith("/2010-04-01/Accounts/AC")],
  ["decimal", (text) => /^-\d+\.\d+$/.test(text)],
  ["number", (text) => /^\d+$/.test(text)],
  ["version", (text) => /^\d{4}-\d\d-\d\d$/.test(text)],
];

/** What a value is, without what it says: "SID CA", "date", "boolean", "null"… */
function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "list";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "float";
  if (typeof value !== "string") return typeof value;
  const sid = /^([A-Z]{2})[0-9a-f]{32}$/.exec(value);
  if (sid) return `SID ${sid[1]}`;
  return kinds.find(([, fits]) => fits(value))?.[0] ?? "text";
}

/** Every key of an answer with the kind of its value: "muted" is "boolean". Rows are numbered: "participants[0].muted". */
export function shapeOf(value: unknown, at = ""): Record<string, string> {
  const shape: Record<string, string> = at === "" ? {} : { [at]: kindOf(value) };
  if (Array.isArray(value)) {
    const rows = value.map((row, index) => shapeOf(row, `${at}[${index}]`));
    return Object.assign(shape, ...rows);
  }
  if (typeof value !== "object" || value === null) return shape;
  for (const [key, inner] of Object.entries(value)) {
    Object.assign(shape, shapeOf(inner, at === "" ? key : `${at}.${key}`));
  }
  return shape;
}
