import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";
import { log } from "../log";
import { reasonOf } from "./failure";
import { CHANNEL } from "./orm";

/** How long to wait before a broken connection is made again, in milliseconds. */
const PAUSE = 1000;

/** One connection that listens to the events for this process, from when it is asked to until it is closed. */
export function createListener(connectionString: string) {
  const stop = new AbortController();
  let client: Client | undefined;
  let tell: (() => void) | undefined;
  let running: Promise<void> | undefined;

  async function connect(): Promise<{ ended: Promise<unknown> }> {
    const next = new Client({ connectionString, connectionTimeoutMillis: 5000, keepAlive: true });
    const ended = new Promise((resolve) => next.once("end", resolve));
    next.on("notification", () => tell?.());
    next.on("error", (error) => log().warn({ reason: error.message }, "database listener lost"));
    client = next;
    try {
      // A client that is ended while it connects leaves the promise of its connection open.
      const terminated = ended.then(() => Promise.reject(new Error("Connection terminated")));
      await Promise.race([next.connect(), terminated]);
      await next.query(`listen ${CHANNEL}`);
    } catch (error) {
      void next.end().catch(() => undefined);
      throw error;
    }
    return { ended };
  }

  async function run(first: Promise<{ ended: Promise<unknown> }>): Promise<void> {
    let connection = first;
    for (;;) {
      try {
        const { ended } = await connection;
        tell?.();
        await ended;
      } catch (error) {
        if (stop.signal.aborted) return;
        log().warn({ reason: reasonOf(error) }, "database not listened to");
      }
      await wait(PAUSE, undefined, { signal: stop.signal, ref: false }).catch(() => undefined);
      if (stop.signal.aborted) return;
      connection = connect();
    }
  }

  return {
    listen: async (heard: () => void): Promise<void> => {
      tell = heard;
      if (running) return;
      const first = connect();
      running = run(first);
      await first;
    },

    /** Leaves no connection, not even one that is being made. */
    close: async (): Promise<void> => {
      stop.abort();
      await client?.end().catch(() => undefined);
      await running;
    },
  };
}
