import "server-only";

/**
 * One value for the whole process. Next loads the same module several times (pages, route handlers,
 * instrumentation), so a module's own variable would exist once for each.
 */
export function processWide<T>(name: string, make: () => T): () => T {
  const key = Symbol.for(`bridgeboard.${name}`);
  const store = globalThis as { [key: symbol]: T | undefined };
  return () => (store[key] ??= make());
}
