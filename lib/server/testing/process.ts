import pino from "pino";
import type { Database } from "../database/orm";
import type { Environment } from "../env";
import type { Feed } from "../record/feed";
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
    port: 3000,
    logLevel: "trace",
    authSecret: "only-for-the-tests-of-this-project",
    twilio: { accountSid, username: accountSid, password },
    ...more,
  } as Environment;
  const lines: string[] = [];
  const log = pino({ level: "trace", base: null }, { write: (line: string) => lines.push(line) });

  const store = globalThis as { [key: symbol]: unknown };
  (store[Symbol.for("bridgeboard.feed")] as Feed | undefined)?.stop();
  for (const key of Object.getOwnPropertySymbols(store)) {
    if (Symbol.keyFor(key)?.startsWith("bridgeboard.")) delete store[key];
  }
  const database = { database: opened };
  const wide = { environment, log, database, gateway };
  for (const [name, value] of Object.entries(wide)) {
    store[Symbol.for(`bridgeboard.${name}`)] = value;
  }
  return { logged: () => lines.join("") };
}
