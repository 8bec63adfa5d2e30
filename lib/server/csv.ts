import "server-only";
import { withCodes } from "@/lib/catalogue/plain-text";

type Cell = string | number | null | undefined;

/** How a CSV file begins: a byte order mark, by which Excel knows UTF-8, and the names of the columns. */
export function csvBeginning(columns: readonly string[]): string {
  return `\uFEFF${columns.join(",")}\r\n`;
}

/** One row of a CSV file (RFC 4180). */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

/** What a spreadsheet takes for the beginning of a formula, in both widths. */
const FORMULA = "[=+\\-@＝＋－＠]";

/** A cell begins with a formula, or with what a spreadsheet drops before it looks. */
const atFront = new RegExp(`^(\\s*${FORMULA}|[\\t\\r\\n])`);

/** Where a spreadsheet is set to another separator than the comma, a new cell begins within the text. */
const withinText = new RegExp(`([;\\t\\r\\n]\\s*)(?=${FORMULA})`, "g");

/**
 * A cell that a spreadsheet shows and does not run. What could be taken for a formula gets an
 * apostrophe in front, which Excel, LibreOffice and Google Sheets take for "this is text". A number
 * stays a number.
 */
function csvCell(value: Cell): string {
  if (typeof value === "number") return String(value);
  const text = withCodes(value ?? "").replaceAll(withinText, "$1'");
  const safe = atFront.test(text) ? `'${text}` : text;
  const quoted = /[",;\t\r\n]/.test(safe) || safe !== safe.trim();
  return quoted ? `"${safe.replaceAll('"', '""')}"` : safe;
}
