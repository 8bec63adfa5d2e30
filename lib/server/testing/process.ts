import pino from "pino";
import type { Environment } from "../env";
import type { Feed } from "../record/feed";
import { databaseOfTest } from "./databases";
import { type Scene, setUp } from "./gateway";

/**
 * A server process of its own: it remembers nothing of the test before, asks this scene's Twilio,
 * and what it logs can be read. It has the test's database, where the test uses one.
 */
export function boot(scene: Scene = setUp()) {
  const { accountSid, authToken: password } = scene.simulator;
  const environment: Environment = {
    mode: "live",
    dataDir: ".data",
    port: 3000,
    logLevel: "trace",
    authSecret: "only-for-the-tests-of-this-project",
    twilio: { accountSid, username: accountSid, password },
  };
  const lines: string[] = [];
  const log = pino({ level: "trace", base: null }, { write: (line: string) => lines.push(line) });

  const store = globalThis as { [key: symbol]: unknown };
  (store[Symbol.for("bridgeboard.feed")] as Feed | undefined)?.stop();
  for (const key of Object.getOwnPropertySymbols(store)) {
    if (Symbol.keyFor(key)?.startsWith("bridgeboard.")) delete store[key];
  }
  const database = { database: databaseOfTest() };
  const wide = { environment, log, database, gateway: scene.gateway };
  for (const [name, value] of Object.entries(wide)) {
    store[Symbol.for(`bridgeboard.${name}`)] = value;
  }
  return { ...scene, logged: () => lines.join("") };
}
