import "server-only";
import { statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { PGlite } from "@electric-sql/pglite";
import { log } from "../log";
import { reasonOf } from "./failure";
import { CHANNEL } from "./orm";

/** How long to wait before the database is opened again, in milliseconds. */
const PAUSE = 1000;
/** What it needs to recover: room for two segments of its log, in bytes. */
const ROOM = 32 * 1024 * 1024;

const createIn = (folder: string): Promise<PGlite> => PGlite.create(folder);

/**
 * The embedded database, which is opened again when it has broken down. With no room left for its own
 * log it ends with a PANIC, and the next query would freeze this process for ever: from then on
 * every query is refused, until there is room and it has recovered from its log.
 */
export async function openClient(folder: string, { create = createIn, pause = PAUSE } = {}) {
  const stop = new AbortController();
  let broken: Error | null = null;
  let opening: Promise<void> | undefined;
  let tell: (() => void) | undefined;
  let current = watched(await create(folder));

  /** All that PGlite is asked goes through these two. */
  function watched(client: PGlite): PGlite {
    client.execProtocol = guarded(client.execProtocol.bind(client));
    client.execProtocolStream = guarded(client.execProtocolStream.bind(client));
    return client;
  }

  function guarded<Asked extends unknown[], Answer>(ask: (...asked: Asked) => Promise<Answer>) {
    return async (...asked: Asked): Promise<Answer> => {
      if (broken) throw broken;
      try {
        return await ask(...asked);
      } catch (error) {
        if (isEnd(error)) breakDown(error);
        throw error;
      }
    };
  }

  function breakDown(error: unknown): void {
    if (broken) return;
    broken = new Error(`The embedded database has broken down: ${reasonOf(error)}`);
    log().error({ reason: reasonOf(error) }, "embedded database broke down");
    opening = openAgain();
  }

  async function openAgain(): Promise<void> {
    for (;;) {
      await wait(pause, undefined, { signal: stop.signal, ref: false }).catch(() => undefined);
      if (stop.signal.aborted) return;
      try {
        if (!(await hasRoom(folder))) continue;
        await replace();
        break;
      } catch (error) {
        log().warn({ reason: reasonOf(error) }, "embedded database not opened yet");
      }
    }
    if (broken) return;
    log().info("embedded database opened again");
    tell?.();
  }

  /** Opens another one in the place of the broken one, unless all is being closed meanwhile. */
  async function replace(): Promise<void> {
    const next = await create(folder);
    try {
      if (stop.signal.aborted) return await next.close();
      if (tell) await hear(next);
    } catch (error) {
      // One that has broken down, too, would never answer.
      if (!isEnd(error)) await next.close();
      throw error;
    }
    current = watched(next);
    broken = null;
  }

  const hear = (client: PGlite) => client.listen(CHANNEL, () => tell?.());

  return {
    /** One face for whichever is open. */
    client: new Proxy(current, {
      get(_, name) {
        const value: unknown = Reflect.get(current, name, current);
        return typeof value === "function" ? value.bind(current) : value;
      },
    }),

    listen: async (heard: () => void): Promise<void> => {
      const listening = tell !== undefined;
      tell = heard;
      if (!listening) await hear(current);
    },

    close: async (): Promise<void> => {
      stop.abort();
      await opening;
      if (!broken) await current.close();
    },
  };
}

/** Whether an error is the database's last word, and not that of one query. */
function isEnd(error: unknown): boolean {
  if (!(error instanceof Error)) return true;
  if (error instanceof WebAssembly.RuntimeError) return true;
  return "severity" in error && (error.severity === "PANIC" || error.severity === "FATAL");
}

async function hasRoom(folder: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(dirname(folder));
  return bavail * bsize >= ROOM;
}
