import type { Leg } from "./leg";
import type { Room } from "./room";
import { agoWords } from "./time-words";

/** Where what a row says comes from, and as of when, in ms since 1970. */
export type Freshness = Leg["said"];

/** The newest word on a leg: what was said of it, or the last whole read, which agreed with that. */
export function freshnessOf({ said }: Leg, { readAt }: Pick<Room, "readAt">): Freshness {
  return readAt > said.at ? { by: "read", at: readAt } : said;
}

const sources: Record<Freshness["by"], string> = {
  callback: "Twilio told",
  read: "Read",
  answer: "Answered",
};

/** How old what a row says is, and from where: "Twilio told 3 s ago", "Read 2 s ago". */
export function freshnessWords(leg: Leg, room: Pick<Room, "readAt">, now: number): string {
  const { by, at } = freshnessOf(leg, room);
  return `${sources[by]} ${agoWords(now - at)}`;
}
