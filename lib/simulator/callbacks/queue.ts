import type { RecordedCallback } from "../control/callback-control";
import type { World } from "../world";
import type { Entry } from "./callback-log";

/** Inferred: what happens is answered first, and called back a moment later. */
const MOMENT_MS = 10;

export interface CallbackQueue {
  /** @param ms how much later than usual it goes out */
  add(entry: Entry, ms?: number): void;
  /** From now on nothing goes out by itself. */
  hold(): void;
  /** What was held goes out, and what comes later by itself again. */
  release(): void;
  /** Sends the next one, whether or not it is due, and tells how that went; null when none waits. */
  step(): Promise<RecordedCallback | null>;
  /** Resolves once everything that has gone out has been answered or given up. */
  settled(): Promise<void>;
  /** Goes out in so many milliseconds, without the usual moment. */
  addAgain(entry: Entry, ms: number): void;
  /** What has not gone out yet, and when it is due: milliseconds since 1970. */
  waiting(): { readonly entry: Entry; readonly dueAt: number }[];
  clear(): void;
}

const nameOf = ({ record }: Entry) => `callback ${record.id}`;

/**
 * Callbacks on their way. Those of one conference or call go out one after another, so that they
 * arrive in sequence. Inferred: Twilio does not promise any order.
 */
export function createQueue(world: World, deliver: (entry: Entry) => Promise<void>): CallbackQueue {
  const waiting = new Map<Entry, { isDue: boolean; readonly dueAt: number }>();
  const lanes = new Map<string, Promise<void>>();
  let isHeld = false;
  /** Counts the fresh starts: what stood in line before one is not sent after it. */
  let starts = 0;

  /** The first of a lane starts at once, at the very time it is due. */
  const inLane = async (entry: Entry, before: Promise<void> | undefined): Promise<void> => {
    const begun = starts;
    if (before) await before;
    if (begun === starts) await deliver(entry);
  };

  const send = (entry: Entry): Promise<void> => {
    world.agenda.drop(nameOf(entry));
    waiting.delete(entry);
    const { resourceSid } = entry.message;
    const sent = inLane(entry, lanes.get(resourceSid));
    const lane = sent.finally(() => {
      if (lanes.get(resourceSid) === lane) lanes.delete(resourceSid);
    });
    lanes.set(resourceSid, lane);
    return sent;
  };

  const addAgain = (entry: Entry, ms: number): void => {
    const plan = { isDue: false, dueAt: world.clock.now() + ms };
    waiting.set(entry, plan);
    world.agenda.plan(nameOf(entry), ms, () => {
      plan.isDue = true;
      if (!isHeld) void send(entry);
    });
  };

  return {
    add: (entry, ms = 0) => addAgain(entry, MOMENT_MS + ms),
    addAgain,
    hold() {
      isHeld = true;
    },
    release() {
      isHeld = false;
      for (const [entry, { isDue }] of waiting) if (isDue) void send(entry);
    },
    async step() {
      const [next] = [...waiting].toSorted(([, a], [, b]) => a.dueAt - b.dueAt);
      if (!next) return null;
      const [entry] = next;
      await send(entry);
      return entry.record;
    },
    async settled() {
      while (lanes.size > 0) await Promise.all(lanes.values());
    },
    waiting: () => [...waiting].map(([entry, { dueAt }]) => ({ entry, dueAt })),
    clear() {
      for (const entry of waiting.keys()) world.agenda.drop(nameOf(entry));
      waiting.clear();
      starts += 1;
      isHeld = false;
    },
  };
}
