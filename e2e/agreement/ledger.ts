import { rowOf, wrongParts } from "./compare";
import type { Row, Table } from "./table";
import type { Truth } from "./truth";

/** What a page says wrongly, and since when that has been seen. */
interface Wrong {
  says: string;
  /** In ms since 1970. */
  since: number;
  /** Since when the page has claimed that it is newer than that; null while it does not. */
  claimedSince: number | null;
}

/** How long a page may take to draw all of what it has been told, in milliseconds. */
const DRAWN_WITHIN = 500;
/** Twilio's callbacks tell whole seconds, and so do the words of the page. */
const SECONDS = 2000;
/** Twilio is read every fifteen seconds at least, which takes a moment. */
const PACE = 15_000 + 2500;

/**
 * Keeps an eye on one page: what it says may be behind the simulator, but not by more than it admits.
 * A value that is pending, unknown or lost is marked as such, and so is all of a page that is not live.
 */
export class Ledger {
  private wrongs = new Map<string, Wrong>();

  /** Takes in a look at the page. @returns what it should not have said */
  lies(table: Table, truth: Truth): string[] {
    const before = this.wrongs;
    this.wrongs = new Map();
    if (table.connection !== "Live") return [];
    const rows = table.rows.filter((row) => !isMarked(row));
    const wrong = rows.flatMap((row) => wrongParts(row, truth).map((part) => ({ row, ...part })));
    const unseen = [...truth.values()]
      .filter(({ callSid, isThere }) => isThere && !rowOf(table, callSid))
      .map(({ callSid, name }) => ({ row: { callSid, name }, part: "row", says: "(no such row)" }));
    return [...wrong, ...unseen].flatMap(({ row, part, says }) => {
      const key = `${row.callSid} ${part}`;
      const known = before.get(key);
      const since = known?.says === says ? known.since : table.at;
      const claims = claimedFor(table, row.name) > since;
      const claimedSince = claims ? (known?.claimedSince ?? table.at) : null;
      this.wrongs.set(key, { says, since, claimedSince });
      const { at } = table;
      const age = `for ${at - since} ms`;
      if (claimedSince !== null && at - claimedSince > DRAWN_WITHIN) {
        return [`${row.name} says ${says}, wrong ${age}, and that this is newer`];
      }
      return at - since > PACE ? [`${row.name} says ${says}, wrong ${age}, unmarked`] : [];
    });
  }
}

const isMarked = ({ pending, state }: Row) => pending || /^(Unknown|Lost|Ending)/.test(state);

/** As of when a row should be true, as the page says, in ms since 1970. */
function claimedFor({ at, readAt, hearing }: Table, name: string): number {
  const [, pointed] = /(\S+-\d+)/.exec(hearing) ?? [];
  const [, ago] = /(\d+) s ago/.exec(hearing) ?? [];
  const told = pointed === name && ago ? at - Number(ago) * 1000 - SECONDS : 0;
  return Math.max(readAt ?? 0, told);
}
