import "server-only";
import { LRUCache } from "lru-cache";
import { processWide } from "../process-wide";

/** The commands that this process has settled for an instance that is gone, the newest thousand. */
const recovered = processWide("recovered", () => new LRUCache<string, true>({ max: 1000 }));

export const noteRecovered = (commandId: string): void => void recovered().set(commandId, true);

export const hasRecovered = (commandId: string): boolean => recovered().has(commandId);
