import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { processWide } from "../process-wide";

type Check = () => Promise<void>;

/** Next loads this module several times, and a gateway serves all of them. */
const checks = processWide("fence", () => new AsyncLocalStorage<Check>());

/**
 * Does something at Twilio, and has each request that changes something checked directly before it goes
 * out, however long it has waited for its turn.
 * @param check throws what is the outcome where it may not go out any more
 */
export function fenced<T>(check: Check, deed: () => Promise<T>): Promise<T> {
  return checks().run(check, deed);
}

/** The check of whoever asks now; nothing where there is none. */
export const fence = (): Check | undefined => checks().getStore();
