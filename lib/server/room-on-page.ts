import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import type { Room } from "@/lib/model/room";
import { readRoom } from "./rooms";

/**
 * A room for a page that is being made, where it can be had within `patience` ms. Why it cannot be read
 * is for the page itself to find out: it asks again, and shows it.
 */
export function readRoomWithin(patience: number, conferenceSid: string): Promise<Room | null> {
  const read = readRoom(conferenceSid).catch(() => null);
  return Promise.race([read, wait(patience, null, { ref: false })]);
}
