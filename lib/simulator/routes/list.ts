import type { Answer } from "../http/answer";
import type { Pair } from "../http/parameters";
import { badRequest, refused } from "../http/twilio-error";
import type { Row, Table } from "../store/table";
import { type Filters, readFilters } from "./filters";
import type { Ask } from "./route";

const DEFAULT_PAGE_SIZE = 50;
const MAX_PAGE_SIZE = 1_000;

/**
 * One page of a table, newest first, in Twilio's envelope (Twilio docs: Twilio's Response, "Paging").
 * A page hangs on a row (PA… after it, PB… before it), never on a count, so that rows may come and go
 * between two pages and none is shown twice or left out.
 */
export function listPage<R extends Row>(
  { path, query, world }: Ask,
  list: {
    key: string;
    table: Table<R>;
    /** Which rows of the table belong to the list at all; all of them unless given. */
    only?: (row: R) => boolean;
    filters: Filters<R>;
    view: (account: Ask["world"]["account"], row: R) => unknown;
  },
): Answer {
  const { table, only = () => true } = list;
  const { sent, matches: passes } = readFilters(query, list.filters);
  const matches = (row: R) => only(row) && passes(row);
  const size = readPageSize(query.get("PageSize"));
  const page = readPage(query.get("Page"));
  const token = query.get("PageToken");

  const { direction, sid } = readToken(token, table);
  const found =
    direction === "PB" && sid !== null
      ? table.newerThan(sid, size, matches)
      : table.olderThan(sid, size + 1, matches);
  const rows = found.slice(0, size);
  const first = rows[0];
  const last = rows.at(-1);
  const hasMore =
    direction === "PB"
      ? last !== undefined && table.olderThan(last.sid, 1, matches).length > 0
      : found.length > size;

  const uri = (number: number, pageToken?: string) =>
    // Twilio writes a space as a plus.
    `${path}?${new URLSearchParams([
      ...sent,
      ["PageSize", String(size)],
      ["Page", String(number)],
      ...(pageToken ? [["PageToken", pageToken] satisfies Pair] : []),
    ])}`;

  return {
    status: 200,
    body: {
      [list.key]: rows.map((row) => list.view(world.account, row)),
      first_page_uri: uri(0),
      next_page_uri: hasMore && last ? uri(page + 1, `PA${last.sid}`) : null,
      previous_page_uri: page > 0 && first ? uri(page - 1, `PB${first.sid}`) : null,
      uri: uri(page, token),
      page,
      page_size: size,
      start: rows.length > 0 ? page * size : 0,
      end: rows.length > 0 ? page * size + rows.length - 1 : 0,
    },
  };
}

function readPageSize(text: string | undefined): number {
  if (text === undefined) return DEFAULT_PAGE_SIZE;
  const size = /^\d+$/.test(text) ? Number(text) : 0;
  // Inferred: what a size of none, or no number at all, is answered with.
  if (size < 1) throw badRequest("PageSize must be a whole number from 1 to 1000");
  if (size > MAX_PAGE_SIZE) throw refused(20007, "PageSize must be at most 1000");
  return size;
}

/** "Simply for client state" (Twilio docs): it is told back, and moves nothing by itself. */
function readPage(text: string | undefined): number {
  if (text === undefined) return 0;
  if (!/^\d{1,9}$/.test(text)) throw badRequest("Page must be a whole number from 0");
  return Number(text);
}

/** The row a page hangs on, and on which side of it the page lies. */
function readToken<R extends Row>(token: string | undefined, table: Table<R>) {
  if (token === undefined) return { direction: "PA", sid: null } as const;
  const direction = token.startsWith("PB") ? "PB" : "PA";
  const sid = /^P[AB]([A-Z]{2}[0-9a-fA-F]{32})$/.exec(token)?.[1];
  // Inferred. A conference that has ended in the meantime remembers nobody, and has an empty page.
  const isKnown = sid !== undefined && (table.remembers(sid) || table.size === 0);
  if (!isKnown) throw badRequest("This PageToken belongs to another list, or is too old");
  return { direction, sid };
}
