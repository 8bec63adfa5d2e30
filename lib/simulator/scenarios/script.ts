import type { World } from "../world";
import type { Cast } from "./cast";

/** What happens, and how many seconds after the beginning. In order of time. */
export type Script = readonly (readonly [seconds: number, run: (cast: Cast) => void])[];

/** How far a script has come. Plain data, so that it can be saved. */
export interface Progress {
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** How many of its steps have been taken. */
  steps: number;
}

/** Plays a script from where it stands; its steps keep their times whatever the clock does. */
export function playScript(world: World, script: Script, cast: Cast, progress: Progress): void {
  const next = script[progress.steps];
  if (!next) return;
  const [seconds, run] = next;
  const wait = progress.startedAt + seconds * 1000 - world.clock.now();
  const step = () => {
    progress.steps += 1;
    run(cast);
    playScript(world, script, cast, progress);
  };
  if (wait <= 0) step();
  else world.agenda.plan("script", wait, step);
}

/** Two who talk in turn: each line is who talks, from when, and until when. */
export function conversation(
  lines: readonly (readonly [who: string, from: number, until: number])[],
): [seconds: number, run: (cast: Cast) => void][] {
  return lines.flatMap(([who, from, until]): [number, (cast: Cast) => void][] => [
    [from, (cast) => cast.talk(who)],
    [until, (cast) => cast.fallSilent(who)],
  ]);
}

export const inOrder = (script: Script): Script => script.toSorted(([a], [b]) => a - b);
