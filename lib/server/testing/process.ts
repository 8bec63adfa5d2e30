import pino from "pino";
import type { Environment } from "../env";
import { type Scene, setUp } from "./gateway";

/**
 * A server process of its own: it remembers nothing of the test before, asks this scene's Twilio,
 * and what it logs can be read.
 */
export function boot(scene: Scene = setUp()) {
  const { accountSid, authToken: password } = scene.simulator;
  const environment: Environment = {
    mode: "live",
    dataDir: ".data",
    port: 3000,
    logLevel: "trace",
    twilio: { accountSid, username: accountSid, password },
  };
  const lines: string[] = [];
  const log = pino({ level: "trace", base: null }, { write: (line: string) => lines.push(line) });

  const store = globalThis as { [key: symbol]: unknown };
  for (const key of Object.getOwnPropertySymbols(store)) {
    if (Symbol.keyFor(key)?.startsWith("bridgeboard.")) delete store[key];
  }
  for (const [name, value] of Object.entries({ environment, log, gateway: scene.gateway })) {
    store[Symbol.for(`bridgeboard.${name}`)] = value;
  }
  return { ...scene, logged: () => lines.join("") };
}
