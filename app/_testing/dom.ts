import { Window } from "happy-dom";
import { type Environment, populateGlobal } from "vitest/runtime";

/** Where the board of the tests lives; nothing is ever asked of the network. */
const ADDRESS = "https://board.example.com/";

/** The server runs in the same process, and fetches, signs and cancels with Node's own. */
const ofNode = [
  "AbortController",
  "AbortSignal",
  "Blob",
  "File",
  "Headers",
  "Request",
  "Response",
  "ReadableStream",
  "TextDecoder",
  "TextEncoder",
  "URL",
  "URLSearchParams",
  "fetch",
  "performance",
  "queueMicrotask",
  "setImmediate",
  "clearImmediate",
] as const;

/** A page and the server behind it in one process: a document beside what Node.js has. */
export default {
  name: "dom",
  viteEnvironment: "ssr",
  setup(global: Record<string, unknown>) {
    const kept = ofNode.map((name) => [name, global[name]] as const);
    const window = new Window({ url: ADDRESS, width: 1280, height: 800 });
    const { keys, originals } = populateGlobal(global, window, { bindFunctions: true });
    // As in a browser that has none, where each tab reads by itself.
    Reflect.deleteProperty(Object.getPrototypeOf(window.navigator), "locks");
    for (const [name, value] of kept) {
      Object.defineProperty(global, name, { value, writable: true, configurable: true });
    }
    // Browsers have it, and the oldest Node.js that runs the board has not.
    if (!("groupBy" in Map)) Object.defineProperty(Map, "groupBy", { value: groupBy });
    return {
      async teardown() {
        await window.happyDOM.abort();
        for (const key of keys) Reflect.deleteProperty(global, key);
        for (const [key, value] of originals) {
          Object.defineProperty(global, key, { value, writable: true, configurable: true });
        }
      },
    };
  },
} satisfies Environment;

function groupBy<Key, Item>(items: Iterable<Item>, keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}
