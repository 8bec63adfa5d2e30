import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { followDatabase, watchClocks } from "../clocks";
import { closeDatabase } from "../database/database";
import { log } from "../log";
import { commandLog } from "./command-log";
import { joinInstances, leaveInstances, seen } from "./instances";
import { recover } from "./recovery";
import { forget } from "./retention";
import { everySoOften } from "./rounds";

/** How often, and how long, in milliseconds. */
const usual = {
  /** An instance says that it is there. */
  beat: 5000,
  /** It is silent for so long: it is gone. */
  dead: 30_000,
  /** Commands of instances that are gone are looked for. */
  recover: 10_000,
  /** The clocks are compared. */
  clocks: 30_000,
  /** Old events are deleted. */
  forget: 3_600_000,
  /** Commands under way may still come to their outcome when the process stops. */
  settle: 1500,
  /** The database may take to hear that this instance goes. */
  leave: 300,
  /** And to close: all of it is done before anybody loses patience. */
  close: 800,
};

/**
 * Begins what keeps the record whole while this process runs.
 * @returns how to end it: no more commands, then outcomes, then the database is closed
 */
export async function startRecord(
  retentionDays: number | undefined,
  pace: Partial<typeof usual> = {},
): Promise<() => Promise<void>> {
  const every = { ...usual, ...pace };
  const stop = new AbortController();
  const { signal } = stop;
  await followDatabase();
  await joinInstances();
  const rounds = [
    everySoOften("heartbeat", every.beat, signal, seen),
    everySoOften("recovery", every.recover, signal, () => recover(every.dead)),
    everySoOften("clocks", every.clocks, signal, watchClocks),
  ];
  if (retentionDays !== undefined) {
    rounds.push(everySoOften("retention", every.forget, signal, () => forget(retentionDays)));
  }
  return async () => {
    await commandLog().close(every.settle);
    stop.abort();
    // A heartbeat under way would take it for declared dead.
    const left = Promise.all(rounds).then(leaveInstances);
    await Promise.race([left.catch(() => undefined), wait(every.leave)]);
    const closed = closeDatabase().then(() => true);
    if (await Promise.race([closed, wait(every.close, false)])) return;
    log().warn({ after: every.close }, "the database is not closed yet, and not waited for");
  };
}
