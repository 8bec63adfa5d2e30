import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";
import { log } from "../log";
import { reasonOf } from "./failure";

/** How long to wait before a broken connection is made again, in milliseconds. */
const PAUSE = 1000;

type Heard = () => void;

/** One connection that listens for this process, from the first who wants to hear until it is closed. */
export function createListener(connectionString: string) {
  const heard = new Map<string, Set<Heard>>();
  const stop = new AbortController();
  let client: Client | undefined;
  let running = false;

  const tell = (channel: string) => {
    for (const one of heard.get(channel) ?? []) one();
  };

  async function connect(): Promise<{ ended: Promise<unknown> }> {
    const next = new Client({ connectionString, connectionTimeoutMillis: 5000, keepAlive: true });
    const ended = new Promise((resolve) => next.once("end", resolve));
    next.on("notification", ({ channel }) => tell(channel));
    next.on("error", (error) => log().warn({ reason: error.message }, "database listener lost"));
    try {
      await next.connect();
      for (const channel of heard.keys()) await listenTo(next, channel);
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
        for (const channel of heard.keys()) tell(channel);
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
    listen: async (channel: string, one: Heard): Promise<() => Promise<void>> => {
      const others = heard.get(channel);
      heard.set(channel, new Set([...(others ?? []), one]));
      if (!running) {
        running = true;
        const first = connect();
        void run(first);
        await first;
      } else if (client && !others) {
        await listenTo(client, channel);
      }
      return async () => void heard.get(channel)?.delete(one);
    },

    close: async (): Promise<void> => {
      stop.abort();
      await client?.end().catch(() => undefined);
    },
  };
}

const listenTo = (client: Client, channel: string) =>
  client.query(`listen ${client.escapeIdentifier(channel)}`);
