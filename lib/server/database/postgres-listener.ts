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

  async function connect(): Promise<{ ended: Promise<unknown> }> {
    const next = new Client({ connectionString, connectionTimeoutMillis: 5000, keepAlive: true });
    const ended = new Promise((resolve) => next.once("end", resolve));
    next.on("notification", () => tell?.());
    next.on("error", (error) => log().warn({ reason: error.message }, "database listener lost"));
    try {
      await next.connect();
      await next.query(`listen ${CHANNEL}`);
    } catch (error) {
      void next.end().catch(() => undefined);
      throw error;
    }
    client = next;
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
        log().warn({ reason: reasonOf(error) }, "database not listened to");
      }
      client = undefined;
      await wait(PAUSE, undefined, { signal: stop.signal, ref: false }).catch(() => undefined);
      if (stop.signal.aborted) return;
      connection = connect();
    }
  }

  return {
    listen: async (heard: () => void): Promise<void> => {
      const running = tell !== undefined;
      tell = heard;
      if (running) return;
      const first = connect();
      void run(first);
      await first;
    },

    close: async (): Promise<void> => {
      stop.abort();
      await client?.end().catch(() => undefined);
    },
  };
}
