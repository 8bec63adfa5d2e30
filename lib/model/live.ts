import type { Watched } from "./watched";

/** The list of conferences, as a topic; any other topic is a Conference SID. */
export const LIST = "conferences";

/** A stream has at most so many topics; a browser with more tabs has it for those that came last. */
export const MOST_TOPICS = 20;

/**
 * What the live stream says beside the events of the record, by the name of the message. Times are the
 * server's, in ms since 1970.
 */
export interface LiveSaid {
  /** It begins: what is on record up to `last` is told, or was asked not to be. */
  hello: { now: number; last: number };
  /** It is still there. */
  ping: { now: number };
  watched: Watched;
  /** Too much was missed of these to be told one by one: read them anew. */
  reload: { topics: string[] };
  /** This server stops; another may answer. */
  bye: object;
  /** Whoever looks may not see it any more. */
  "signed-out": object;
  /** The same person has newer streams, as many as one person may have. */
  elsewhere: object;
}

/** How often the stream says that it is still there, in milliseconds. */
export const PING_EVERY = 15_000;
