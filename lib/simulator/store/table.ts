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
  add<Added extends R>(row: Added): Added;
  remove(sid: string): void;
  /** Says that the row is history now. It stays until `keep` later ones have retired too. */
  retire(sid: string): void;
  /** Newest first. */
  all(): R[];
  find(matches: (row: R) => boolean): R | undefined;
  /** Whether the table knows, or still remembers, the place of this row. */
  remembers(sid: string): boolean;
  /** Up to `count` rows, newest first, that were created before the given one (or the newest of all). */
  olderThan(sid: string | null, count: number, matches: (row: R) => boolean): R[];
  /** The `count` nearest rows created after the given one, newest first. */
  newerThan(sid: string, count: number, matches: (row: R) => boolean): R[];
}

interface Place {
  readonly dateCreated: number;
  readonly order: number;
}

/**
 * @param keep how many retired rows to keep
 * @param remember how many places of removed rows to keep, for page tokens that still name them
 */
export function createTable<R extends Row>({ keep = Infinity, remember = 10_000 } = {}): Table<R> {
  const rows: R[] = [];
  const bySid = new Map<string, R>();
  const places = new Map<string, Place>();
  const retired = new Set<string>();
  const gone = new Set<string>();
  let added = 0;

  const precedes = (a: Place, b: Place) =>
    a.dateCreated < b.dateCreated || (a.dateCreated === b.dateCreated && a.order < b.order);

  /** The index of the first row that does not precede this place. */
  const indexOf = (place: Place) => {
    let low = 0;
    let high = rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (precedes(placeOf(rows[middle] as R), place)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const placeOf = (row: R) => places.get(row.sid) as Place;

  const remove = (sid: string) => {
    const row = bySid.get(sid);
    if (!row) return;
    rows.splice(indexOf(placeOf(row)), 1);
    bySid.delete(sid);
    retired.delete(sid);
    gone.add(sid);
    for (const oldest of gone) {
      if (gone.size <= remember) break;
      gone.delete(oldest);
      places.delete(oldest);
    }
  };

  return {
    get size() {
      return rows.length;
    },
    get: (sid) => bySid.get(sid),
    add(row) {
      const place = { dateCreated: row.dateCreated, order: added++ };
      rows.splice(indexOf(place), 0, row);
      bySid.set(row.sid, row);
      places.set(row.sid, place);
      return row;
    },
    remove,
    retire(sid) {
      retired.add(sid);
      for (const oldest of retired) {
        if (retired.size <= keep) break;
        remove(oldest);
      }
    },
    all: () => rows.toReversed(),
    find: (matches) => rows.findLast(matches),
    remembers: (sid) => places.has(sid),
    olderThan(sid, count, matches) {
      const place = sid === null ? undefined : places.get(sid);
      const found: R[] = [];
      for (let index = (place ? indexOf(place) : rows.length) - 1; index >= 0; index--) {
        const row = rows[index] as R;
        if (found.length === count) break;
        if (matches(row)) found.push(row);
      }
      return found;
    },
    newerThan(sid, count, matches) {
      const place = places.get(sid);
      if (!place) return [];
      const found: R[] = [];
      for (let index = indexOf(place); index < rows.length && found.length < count; index++) {
        const row = rows[index] as R;
        if (row.sid !== sid && matches(row)) found.push(row);
      }
      return found.toReversed();
    },
  };
}
