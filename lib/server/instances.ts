import "server-only";
import { randomUUID } from "node:crypto";
import { processWide } from "./process-wide";

/** Names this process among those that share a database, from its start to its end. */
export const instanceId = processWide("instance", () => randomUUID() as string);
