import { type Agenda, createAgenda } from "./agenda";
import type { Clock } from "./clock";
import { type Alerts, createAlerts } from "./control/alerts";
import type { Account } from "./entities/account";
import { createEvents, type Events } from "./lifecycle/events";
import { createRandom, type Random } from "./random";
import { seedNumbers } from "./store/seed-numbers";
import { createStore, type Store } from "./store/store";

/** All that happens happens to one of these: an account with its rows, its time and its chance. */
export interface World extends Events {
  readonly account: Account;
  readonly clock: Clock;
  /** Deals SIDs and decides how long phones ring. */
  readonly random: Random;
  readonly agenda: Agenda;
  /** What went wrong where no answer could say so. */
  readonly alerts: Alerts;
  store: Store;
  /** Whether EndConferenceOnExit, changed alone, stays as it was answered. */
  exitAloneSticks: boolean;
}

/** @param name of the stream of chance: two accounts of one seed must not be dealt the same SIDs */
export function createWorld(account: Account, clock: Clock, seed: number, name = "world"): World {
  const random = createRandom(seed, name);
  const agenda = createAgenda(clock);
  const world = {
    account,
    clock,
    random,
    agenda,
    alerts: createAlerts(clock),
    store: createStore(),
    exitAloneSticks: true,
    ...createEvents(),
  };
  seedNumbers(world);
  return world;
}

/** Starts over with an empty account; only the dealing of SIDs goes on, so that none is dealt twice. */
export function resetWorld(world: World): void {
  world.agenda.clear();
  world.alerts.clear();
  world.store = createStore();
  world.exitAloneSticks = true;
  seedNumbers(world);
}
