/** What a row needs so that it can be found and paged through. */
export interface Row {
  readonly sid: string;
  /** Milliseconds since 1970. */
  readonly dateCreated: number;
}

/** Rows in the order of their creation. A row's place outlives the row, so that a page token still points somewhere. */
export interface Table<R extends Row> {
  readonly size: number;
  get(sid: string): R | undefined;
  add(row: R): R;
  remove(sid: string): void;
  /** Says that the row is history now. It stays until `keep` later ones have retired too. */
  retire(sid: string): void;
  /** Newest first. */
  all(): R[];
  /** The newest row that matches. */
  find(matches: (row: R) => boolean): R | undefined;
  /** Whether the table knows, or still remembers, the place of this row. */
  remembers(sid: string): boolean;
  /** Up to `count` rows, newest first, that were created before the given one (or the newest of all). */
  olderThan(sid: string | null, count: number, matches: (row: R) => boolean): R[];
  /** The `count` nearest rows created after the given one, newest first. */
  newerThan(sid: string, count: number, matches: (row: R) => boolean): R[];
  save(): TableState<R>;
  /** Becomes the table that was saved; what was in it is forgotten. */
  restore(state: TableState<R>): void;
}

/** All that a table knows, as plain data. */
export interface TableState<R> {
  /** Oldest first, each with its order of coming. */
  readonly rows: readonly (readonly [row: R, order: number])[];
  readonly retired: readonly string[];
  readonly gone: readonly (readonly [sid: string, place: Place])[];
  readonly added: number;
}

/** Where a row stands. Rows of the same millisecond stand in the order of their coming. */
export interface Place {
  readonly dateCreated: number;
  readonly order: number;
}

interface Entry<R> {
  readonly row: R;
  readonly place: Place;
}

const precedes = (a: Place, b: Place) =>
  a.dateCreated < b.dateCreated || (a.dateCreated === b.dateCreated && a.order < b.order);

/**
 * @param keep how many retired rows to keep
 * @param remember how many places of removed rows to keep, for page tokens that still name them
 */
export function createTable<R extends Row>({ keep = Infinity, remember = 10_000 } = {}): Table<R> {
  /** Oldest first, so that a new row goes to the end. */
  const entries: Entry<R>[] = [];
  const bySid = new Map<string, Entry<R>>();
  const retired = new Set<string>();
  const gone = new Map<string, Place>();
  let added = 0;

  const placeOf = (sid: string) => bySid.get(sid)?.place ?? gone.get(sid);

  /** The index of the first entry that does not precede this place. */
  const indexOf = (place: Place) => {
    let low = 0;
    let high = entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const entry = entries[middle];
      if (entry && precedes(entry.place, place)) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  const remove = (sid: string) => {
    const entry = bySid.get(sid);
    if (!entry) return;
    entries.splice(indexOf(entry.place), 1);
    bySid.delete(sid);
    retired.delete(sid);
    gone.set(sid, entry.place);
    dropOldest(gone, remember, (oldest) => gone.delete(oldest));
  };

  return {
    get size() {
      return entries.length;
    },
    get: (sid) => bySid.get(sid)?.row,
    add(row) {
      const place = { dateCreated: row.dateCreated, order: added++ };
      const entry = { row, place };
      entries.splice(indexOf(place), 0, entry);
      bySid.set(row.sid, entry);
      return row;
    },
    remove,
    retire(sid) {
      retired.add(sid);
      dropOldest(retired, keep, remove);
    },
    all: () => entries.map(({ row }) => row).toReversed(),
    find: (matches) => entries.findLast(({ row }) => matches(row))?.row,
    remembers: (sid) => placeOf(sid) !== undefined,
    olderThan(sid, count, matches) {
      const place = sid === null ? undefined : placeOf(sid);
      const found: R[] = [];
      let index = place ? indexOf(place) : entries.length;
      while (index > 0 && found.length < count) {
        index -= 1;
        const entry = entries[index];
        if (entry && matches(entry.row)) found.push(entry.row);
      }
      return found;
    },
    newerThan(sid, count, matches) {
      const place = placeOf(sid);
      const found: R[] = [];
      for (let index = place ? indexOf(place) : entries.length; found.length < count; index++) {
        const entry = entries[index];
        if (!entry) break;
        if (entry.row.sid !== sid && matches(entry.row)) found.push(entry.row);
      }
      return found.toReversed();
    },
    save: () => ({
      rows: entries.map(({ row, place }) => [row, place.order] as const),
      retired: [...retired],
      gone: [...gone],
      added,
    }),
    restore(state) {
      entries.length = 0;
      bySid.clear();
      for (const [row, order] of state.rows) {
        const entry = { row, place: { dateCreated: row.dateCreated, order } };
        entries.push(entry);
        bySid.set(row.sid, entry);
      }
      retired.clear();
      for (const sid of state.retired) retired.add(sid);
      gone.clear();
      for (const [sid, place] of state.gone) gone.set(sid, place);
      ({ added } = state);
    },
  };
}

/** Sets and maps keep the order of insertion: what came first goes first. */
function dropOldest(
  items: { readonly size: number; keys(): Iterable<string> },
  limit: number,
  drop: (sid: string) => void,
): void {
  for (const oldest of items.keys()) {
    if (items.size <= limit) return;
    drop(oldest);
  }
}
