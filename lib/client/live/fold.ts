import type { QueryClient } from "@tanstack/react-query";
import { LIST } from "@/lib/model/live";
import { type Room, withEvents, withReadAt } from "@/lib/model/room";
import type { RoomEvent } from "@/lib/model/room-event";
import type { Watched } from "@/lib/model/watched";
import { patchLists } from "./fold-lists";
import type { LiveMessage } from "./message";
import { once } from "./once";
import { perFrame } from "./per-frame";
import { keepEvent } from "./recent";
import { createTroubles } from "./trouble";

/** What belongs together is asked for together, in milliseconds. */
const DEEDS_AFTER = 150;
const LIST_AFTER = 300;

/** Puts what the stream says into what the page has read. */
export function createFold(queryClient: QueryClient) {
  const events = new Map<string, RoomEvent[]>();
  const reads = new Map<string, number>();
  const soon = once();
  const troubles = createTroubles(queryClient);

  const draw = perFrame(() => {
    for (const conferenceSid of new Set([...events.keys(), ...reads.keys()])) {
      queryClient.setQueryData<Room>(["room", conferenceSid], (room) => {
        if (!room) return room;
        const next = withEvents(room, events.get(conferenceSid) ?? []);
        return withReadAt(next, reads.get(conferenceSid) ?? 0);
      });
      troubles.mark(["room", conferenceSid]);
    }
    events.clear();
    reads.clear();
  });

  function takeEvent(event: RoomEvent): void {
    const { conferenceSid, kind } = event;
    if (conferenceSid === null) return;
    keepEvent(conferenceSid, event);
    events.set(conferenceSid, [...(events.get(conferenceSid) ?? []), event]);
    draw();
    if (kind === "command" || kind === "receipt") {
      soon(`deeds ${conferenceSid}`, DEEDS_AFTER, () => renewDeeds(conferenceSid));
    }
    const { list, counts } = patchLists(queryClient, event);
    if (list) soon(LIST, LIST_AFTER, () => invalidate(["conferences"]));
    if (counts) soon("counts", LIST_AFTER, () => invalidate(["counts"]));
  }

  function takeWatched({ conferenceSid, readAt, fault }: Watched): void {
    const queryKey = conferenceSid === null ? ["conferences"] : ["room", conferenceSid];
    const isOver = troubles.set(queryKey, fault);
    // What was never read because of it can be read now; a list is read anew in any case.
    const isThere = conferenceSid !== null && queryClient.getQueryData(queryKey) !== undefined;
    if (isOver && !isThere) invalidate(queryKey);
    if (conferenceSid === null) return troubles.mark(queryKey);
    reads.set(conferenceSid, readAt ?? 0);
    draw();
  }

  const invalidate = (queryKey: string[]) => void queryClient.invalidateQueries({ queryKey });
  /** A first read that is under way may have begun before what was missed. */
  const readAnew = async (queryKey: string[]) => {
    await queryClient.cancelQueries({ queryKey });
    invalidate(queryKey);
  };
  const renewDeeds = (conferenceSid: string) => invalidate(["deeds", conferenceSid]);

  return {
    take(message: LiveMessage): void {
      if (message.name === "event") takeEvent(message.event);
      if (message.name === "watched") takeWatched(message.said);
    },

    /** Reads some topics anew. */
    renew(topics: readonly string[]): void {
      for (const topic of topics) {
        if (topic === LIST) {
          void readAnew(["conferences"]);
          invalidate(["counts"]);
        } else {
          void readAnew(["room", topic]);
          renewDeeds(topic);
        }
      }
    },

    /** The newest event that the page has of a room; null where it has no room yet. */
    eventOf(conferenceSid: string): number | null {
      return queryClient.getQueryData<Room>(["room", conferenceSid])?.event ?? null;
    },

    roomOf: (conferenceSid: string) => queryClient.getQueryData<Room>(["room", conferenceSid]),
  };
}

export type Fold = ReturnType<typeof createFold>;
