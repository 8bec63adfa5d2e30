import "server-only";

/** Who belongs to what, so that whatever happens is passed to those whom it concerns and to no others. */
export function createIndex<T>() {
  const sets = new Map<string, Set<T>>();
  const nobody: ReadonlySet<T> = new Set();
  return {
    of: (key: string): ReadonlySet<T> => sets.get(key) ?? nobody,
    add(key: string, one: T): void {
      const set = sets.get(key) ?? new Set();
      sets.set(key, set.add(one));
    },
    remove(key: string, one: T): void {
      const set = sets.get(key);
      set?.delete(one);
      if (set?.size === 0) sets.delete(key);
    },
  };
}
