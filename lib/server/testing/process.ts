import pino from "pino";
import type { Simulator } from "@/lib/simulator/simulator";
import type { BoardClock } from "../clock";
import type { Database } from "../database/orm";
import type { Environment } from "../env";
import type { Live } from "../live/live";
import type { Feed } from "../record/feed";
import type { Watch } from "../watch/watch";
import { databaseOfTest } from "./databases";
import { type Scene, setUp } from "./gateway";

/**
 * A server process of its own: it remembers nothing of the test before, asks this scene's Twilio,
 * and what it logs can be read. It has the test's database, where the test uses one.
 */
export function boot(scene: Scene = setUp()) {
  const { logged } = become({
    simulator: scene.simulator,
    gateway: scene.gateway,
    database: databaseOfTest(),
  });
  return { ...scene, logged };
}

/** What a process keeps for itself as a whole (../process-wide.ts). */
const store = globalThis as { [key: symbol]: unknown };
const kept = <T>(name: string) => store[Symbol.for(`bridgeboard.${name}`)] as T | undefined;

function keep(values: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) store[Symbol.for(`bridgeboard.${name}`)] = value;
  }
}

/** In a test time is what the test says that it is, by `Date`; the clock itself has tests of its own. */
const clock: BoardClock = { now: () => Date.now(), follow: () => undefined };
keep({ clock });

function forgetAll(): void {
  kept<Simulator>("demo")?.close();
  kept<{ live: Live | null }>("live")?.live?.close();
  kept<Feed>("feed")?.stop();
  for (const key of Object.getOwnPropertySymbols(store)) {
    if (Symbol.keyFor(key)?.startsWith("bridgeboard.")) delete store[key];
  }
  keep({ clock });
}

/** Ends whatever this process still does by itself, and forgets what it knew, but for where it logs. */
export async function endProcess(): Promise<void> {
  await kept<{ watch: Watch | null }>("watch")?.watch?.stop();
  const wide = { environment: kept("environment"), log: kept("log") };
  forgetAll();
  keep(wide);
}

interface Process extends Pick<Scene, "simulator" | "gateway"> {
  database: Database | null;
  /** What of its environment is not as usual. */
  more?: Partial<Environment>;
}

/** Makes this process a server that has just begun, whatever it was before. @returns what it logs */
export function become({ simulator, gateway, database: opened, more = {} }: Process) {
  const { accountSid, authToken: password } = simulator;
  const environment = {
    mode: "live",
    dataDir: ".data",
    streamsPerPerson: 8,
    port: 3000,
    logLevel: "trace",
    authSecret: "only-for-the-tests-of-this-project",
    twilio: { accountSid, username: accountSid, password },
    ...more,
  } as Environment;
  const lines: string[] = [];
  const log = pino({ level: "trace", base: null }, { write: (line: string) => lines.push(line) });

  forgetAll();
  const database = { database: opened };
  keep({ environment, log, database, gateway });
  return { logged: () => lines.join("") };
}
