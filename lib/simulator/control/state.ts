import type { Callbacks, WaitingCallback } from "../callbacks/callbacks";
import { isAdjustable } from "../clock";
import type { FaultRule } from "../control";
import { resumePlans } from "../lifecycle/resume";
import type { Random, RandomState } from "../random";
import type { Playing } from "../scenarios/scenarios";
import type { StoreState } from "../store/store";
import type { Twiml } from "../twiml/twiml";
import type { World } from "../world";
import type { CallbackFaultRule } from "./callback-control";
import type { Faults } from "./faults";

/** All of an account, as JSON. Its logs, its alerts and its credentials stay behind. */
export interface SavedState {
  readonly version: 2;
  /** What the clock showed: milliseconds since 1970. */
  readonly now: number;
  readonly store: StoreState;
  /** When each plan falls due, in milliseconds from `now`. */
  readonly due: Readonly<Record<string, number>>;
  readonly chance: Readonly<Record<string, RandomState>>;
  /** Callbacks that had not gone out. */
  readonly callbacks: readonly WaitingCallback[];
  readonly faults: readonly FaultRule[];
  readonly callbackFaults: readonly CallbackFaultRule[];
  readonly exitAloneSticks: boolean;
  readonly playing: Playing | null;
}

/** What an account consists of, apart from its logs. */
export interface Parts {
  readonly world: World;
  readonly faults: Faults;
  readonly callbacks: Callbacks;
  readonly twiml: Twiml;
  /** Its streams of chance, by name. */
  readonly streams: Readonly<Record<string, Random>>;
}

export function saveState(parts: Parts, playing: Playing | null): SavedState {
  const { world, faults, callbacks, streams } = parts;
  const chance = Object.entries(streams).map(([name, stream]) => [name, stream.save()] as const);
  return structuredClone({
    version: 2,
    now: world.clock.now(),
    store: world.store.save(),
    due: world.agenda.due(),
    chance: Object.fromEntries(chance),
    callbacks: callbacks.waiting(),
    faults: faults.rules(),
    callbackFaults: callbacks.rules(),
    exitAloneSticks: world.exitAloneSticks,
    playing,
  });
}

/** Checks no more than that this was once saved: what is in it is ours. */
export function readState(json: unknown): SavedState {
  const { version, now, store } = Object(json);
  if (version !== 2 || typeof now !== "number" || Object(store) !== store) {
    throw new Error("This is not a state that a simulator of this version has saved.");
  }
  return structuredClone(json) as SavedState;
}

/**
 * Becomes what was saved; the caller has emptied it before. A clock that is behind moves on to the time
 * of the saving, one that is ahead stays: then what was to come, comes as much later.
 */
export function loadState(parts: Parts, state: SavedState): void {
  const { world, faults, callbacks, twiml, streams } = parts;
  const behind = state.now - world.clock.now();
  if (behind > 0 && isAdjustable(world.clock)) world.clock.advance(behind);
  world.store.restore(state.store);
  world.exitAloneSticks = state.exitAloneSticks;
  resumePlans(world, state.due, twiml.resume);
  for (const rule of state.faults) faults.add(rule);
  for (const rule of state.callbackFaults) callbacks.fault(rule);
  callbacks.resume(state.callbacks);
  // Last, because planning again has drawn from them.
  for (const [name, at] of Object.entries(state.chance)) streams[name]?.restore(at);
}
