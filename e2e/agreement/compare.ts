import { lastingRows, type Row, type Table } from "./table";
import type { Truth } from "./truth";

/** A row as words. */
function inWords(row: Pick<Row, "state" | "chips"> | undefined): string {
  return row ? [row.state, ...sorted(row.chips)].join(", ") : "(no such row)";
}

/** Where two pages differ: row by row, side by side. */
export function differences(one: Table, other: Table): string[] {
  const [rows, others] = [lastingRows(one), lastingRows(other)];
  const callSids = [...new Set([...rows, ...others].map(({ callSid }) => callSid))];
  const found = callSids.flatMap((callSid) => {
    const [here, there] = [rows, others].map((all) => all.find((row) => row.callSid === callSid));
    const [words, otherWords] = [inWords(here), inWords(there)];
    return words === otherWords ? [] : [sideBySide(here ?? there, words, otherWords)];
  });
  const [order, otherOrder] = [rows, others].map((all) => all.map(({ name }) => name).join(" "));
  if (found.length === 0 && order !== otherOrder) return [`order: ${order}  |  ${otherOrder}`];
  return found;
}

/** Where a page differs from what the simulator holds: row by row, side by side. */
export function mistakes(table: Table, truth: Truth): string[] {
  const missing = [...truth.values()]
    .filter(({ callSid, isThere }) => isThere && !rowOf(table, callSid))
    .map((leg) => sideBySide(leg, "(no such row)", leg.states.join(" or ")));
  const wrong = table.rows.flatMap((row) => {
    const leg = truth.get(row.callSid);
    const right = [leg?.states.join(" or ") ?? "(nobody)", ...sorted(leg?.chips ?? [])].join(", ");
    return isRight(row, truth) ? [] : [sideBySide(row, inWords(row), right)];
  });
  return [...missing, ...wrong];
}

/** Whether a row says what the simulator holds. */
const isRight = (row: Row, truth: Truth): boolean => wrongParts(row, truth).length === 0;

/** Which parts of a row say something else than the simulator holds: its state, its chips. */
export function wrongParts(row: Row, truth: Truth): { part: string; says: string }[] {
  const leg = truth.get(row.callSid);
  const chips = { part: "chips", says: sorted(row.chips).join(", ") };
  const state = { part: "state", says: row.state };
  if (!leg) return [state];
  const isTold = leg.states.some((words) => row.state.startsWith(words));
  const isSet = chips.says === sorted(leg.chips).join(", ");
  // What is set on somebody who is gone means nothing.
  return [...(isTold ? [] : [state]), ...(isSet || !leg.isThere ? [] : [chips])];
}

export const rowOf = ({ rows }: Table, callSid: string): Row | undefined =>
  rows.find((row) => row.callSid === callSid);

const sideBySide = (who: { name: string } | undefined, one: string, other: string) =>
  `${who?.name ?? ""}: ${one}  |  ${other}`;

/** Neither chips nor those who coach somebody have an order that means anything. */
const sorted = (chips: readonly string[]) =>
  chips
    .map((chip) => chip.replace(/^Coached by (.*)$/, (_, names: string) => coachedBy(names)))
    .toSorted();

const coachedBy = (names: string) => `Coached by ${names.split(", ").toSorted().join(", ")}`;
