import type { Clock } from "./clock";

/** What is going to happen, by name. A name has one plan at a time: planning again replaces it. */
export interface Agenda {
  plan(name: string, ms: number, run: () => void): void;
  drop(name: string): void;
  has(name: string): boolean;
  clear(): void;
  /** When each plan falls due, in milliseconds from now. */
  due(): Record<string, number>;
  /**
   * Plans again what was planned when `due` was asked: of all that `again` plans, what is named there is
   * planned for then, and nothing else is planned at all.
   */
  resume(due: Readonly<Record<string, number>>, again: () => void): void;
}

/** Keeps every timer of a simulator in one place, so that closing or resetting it leaves none behind. */
export function createAgenda(clock: Clock): Agenda {
  const plans = new Map<string, { readonly at: number; readonly cancel: () => void }>();
  let saved: Readonly<Record<string, number>> | null = null;

  const drop = (name: string) => {
    plans.get(name)?.cancel();
    plans.delete(name);
  };

  return {
    plan(name, ms, run) {
      const wait = saved === null ? ms : saved[name];
      if (wait === undefined) return;
      drop(name);
      const cancel = clock.after(wait, () => {
        plans.delete(name);
        run();
      });
      plans.set(name, { at: clock.now() + wait, cancel });
    },
    drop,
    has: (name) => plans.has(name),
    clear() {
      for (const { cancel } of plans.values()) cancel();
      plans.clear();
    },
    due() {
      const now = clock.now();
      return Object.fromEntries([...plans].map(([name, { at }]) => [name, at - now]));
    },
    resume(due, again) {
      saved = due;
      try {
        again();
      } finally {
        saved = null;
      }
    },
  };
}
