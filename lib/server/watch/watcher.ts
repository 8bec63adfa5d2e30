import "server-only";
import type { RoomEvent } from "@/lib/model/room-event";
import type { Reading } from "./leases";

/** Reads one topic at Twilio, for as long as this instance holds its lease. */
export interface Watcher {
  /** Takes in what is new on record about it. */
  heard(event: RoomEvent): void;
  /** How it is being read. */
  reading(): Reading;
  stop(): void;
}
