import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { database, orm } from "../database/database";
import { reasonOf } from "../database/failure";
import { watches } from "../database/watches";
import { log } from "../log";
import { processWide } from "../process-wide";
import { feed } from "../record/feed";
import { instanceId } from "../record/instances";
import { createWatch, type Watch } from "./watch";

/** How long the database may take to hear that this instance watches no more, in milliseconds. */
const PATIENCE = 500;

const held = processWide<{ watch: Watch | null }>("watch", () => ({ watch: null }));

/** Begins to read at Twilio what somebody on this instance looks at. The database is open. */
export async function startWatch(): Promise<void> {
  await feed().ready();
  // Whoever holds an embedded database is there alone: what an earlier process held is nobody's.
  if (database().kind === "embedded") await orm().delete(watches);
  held().watch ??= createWatch(instanceId());
}

/** Reads no more, and leaves it to other instances, at once. */
export async function stopWatch(): Promise<void> {
  const { watch } = held();
  held().watch = null;
  const stopped = watch?.stop().catch((error: unknown) => {
    log().warn({ reason: reasonOf(error) }, "watch not given up");
  });
  await Promise.race([stopped, wait(PATIENCE, undefined, { ref: false })]);
  feed().stop();
}
