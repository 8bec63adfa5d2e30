import "server-only";
import { database } from "../database/database";
import { reasonOf } from "../database/failure";
import { log } from "../log";
import { processWide } from "../process-wide";

type Listener = () => void;

/**
 * The process's one ear at the database: it is told that there are new events, not which. One that
 * is missed does no harm, because whoever listens also looks by itself from time to time.
 */
const ear = processWide("events-heard", () => {
  const listeners = new Set<Listener>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  database()
    .listen(tell)
    .catch((error: unknown) => log().warn({ reason: reasonOf(error) }, "events not listened to"));
  return { listeners, tell };
});

/** Calls back whenever there may be new events, of this instance or another; returns how to stop. */
export function onEvents(listener: Listener): () => void {
  ear().listeners.add(listener);
  return () => void ear().listeners.delete(listener);
}
