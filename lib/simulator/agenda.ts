import type { Clock } from "./clock";

/** What is going to happen, by name. A name has one plan at a time: planning again replaces it. */
export interface Agenda {
  plan(name: string, ms: number, run: () => void): void;
  drop(name: string): void;
  clear(): void;
}

/** Keeps every timer of a simulator in one place, so that closing or resetting it leaves none behind. */
export function createAgenda(clock: Clock): Agenda {
  const plans = new Map<string, () => void>();

  const drop = (name: string) => {
    plans.get(name)?.();
    plans.delete(name);
  };

  return {
    plan(name, ms, run) {
      drop(name);
      const cancel = clock.after(ms, () => {
        plans.delete(name);
        run();
      });
      plans.set(name, cancel);
    },
    drop,
    clear() {
      for (const cancel of plans.values()) cancel();
      plans.clear();
    },
  };
}
