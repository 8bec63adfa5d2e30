import type { LiveMessage } from "./message";

/** Up to which event each topic is known; null where nothing of it is known yet. */
export type Wanted = Record<string, number | null>;

/**
 * How far the stream has come with each topic that it covers: from there it goes on when it was lost,
 * whichever tab opens it then. Its events come in the record's order, so one of any topic says that
 * there was nothing before it of the others.
 */
export function createReach() {
  const reached = new Map<string, number | null>();
  /** The newest event of each topic itself. */
  const newest = new Map<string, number>();
  let last = 0;

  return {
    /** The stream is open for these, and for no others. */
    covers(topics: Wanted): void {
      for (const topic of reached.keys()) {
        if (topic in topics) continue;
        reached.delete(topic);
        newest.delete(topic);
      }
      for (const [topic, from] of Object.entries(topics)) {
        if (reached.has(topic)) continue;
        reached.set(topic, from);
        if (from !== null) newest.set(topic, from);
      }
    },

    hear(message: LiveMessage): void {
      if (message.name === "hello") {
        last = message.said.last;
        for (const [topic, from] of reached) if (from === null) begins(topic);
      }
      // What is read anew has all that was on record when the stream began.
      if (message.name === "reload") for (const topic of message.said.topics) begins(topic);
      if (message.name !== "event") return;
      const { id, conferenceSid } = message.event;
      for (const [topic, from] of reached) reached.set(topic, Math.max(from ?? 0, id));
      // One that comes late is older.
      if (conferenceSid && reached.has(conferenceSid))
        newest.set(conferenceSid, Math.max(newest.get(conferenceSid) ?? 0, id));
    },

    /** Of a topic itself there was nothing after this event. */
    newest: (topic: string) => newest.get(topic) ?? reached.get(topic) ?? 0,
    has: (topic: string) => reached.has(topic),
    /** From where a topic is to go on. */
    of: (topic: string) => reached.get(topic) ?? null,
    topics: () => [...reached.keys()],
  };

  function begins(topic: string): void {
    reached.set(topic, Math.max(reached.get(topic) ?? 0, last));
    newest.set(topic, last);
  }
}
