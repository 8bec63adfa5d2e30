import "server-only";
import { gt, max } from "drizzle-orm";
import type { EventKind, EventPayload } from "@/lib/model/event";
import type { RoomEvent } from "@/lib/model/room-event";
import { orm } from "../database/database";
import { reasonOf } from "../database/failure";
import { events } from "../database/record";
import { log } from "../log";
import { processWide } from "../process-wide";
import { onEvents } from "./events-heard";
import { recordedRows, roomEventOf } from "./room-events";

/** How often the table is looked at without having been told, in milliseconds. */
const LOOK_EVERY = 3000;
/** As many as are read at once. */
const BATCH = 500;

/** A new row of the log: what a room is made of, or another kind, such as a sign-out. */
export interface Recorded {
  id: number;
  kind: EventKind;
  personId: string | null;
  conferenceSid: string | null;
  callSid: string | null;
  /** For this server only: of a command it holds the options. */
  payload: EventPayload;
  room: RoomEvent | null;
}

type Heard = (news: readonly Recorded[]) => void;

/** The one reader of new events in a process: each is told once, in the log's order. */
export interface Feed {
  /** The newest id that has been told; 0 before it is ready. */
  last(): number;
  /** Calls back with what is new, many at a time; returns how to stop. */
  subscribe(heard: Heard): () => void;
  /** Whether it knows where it begins: what is written from then on is told. */
  ready(): Promise<void>;
  stop(): void;
}

/**
 * Begins to tell new events, from now on. One query answers one notification, however many listen;
 * what a lost connection has not told is caught up with from the table.
 * @param lookEvery how often it looks without having been told, in milliseconds
 */
export function createFeed(lookEvery = LOOK_EVERY): Feed {
  const listeners = new Set<Heard>();
  let told: number | undefined;
  let looking = false;
  let lookAgain = false;
  let stopped = false;
  const begun: { tell?: () => void } = {};
  const ready = new Promise<void>((resolve) => {
    begun.tell = resolve;
  });

  /** While one look is under way only one more can be due. */
  async function look(): Promise<void> {
    lookAgain = true;
    if (looking || stopped) return;
    looking = true;
    while (lookAgain) {
      lookAgain = false;
      try {
        await catchUp();
      } catch (error) {
        log().warn({ reason: reasonOf(error) }, "new events not read");
      }
    }
    looking = false;
  }

  async function catchUp(): Promise<void> {
    if (told === undefined) {
      told = await newest();
      begun.tell?.();
    }
    for (;;) {
      const rows = await recordedRows(gt(events.id, told), BATCH);
      if (stopped) return;
      const news = rows.map((row) => {
        const { id, kind, personId, conferenceSid, callSid, payload } = row;
        return { id, kind, personId, conferenceSid, callSid, payload, room: roomEventOf(row) };
      });
      told = news.at(-1)?.id ?? told;
      if (news.length > 0) tell(news);
      if (rows.length < BATCH) return;
    }
  }

  /** What goes wrong with one who listens is not for the others to suffer. */
  function tell(news: readonly Recorded[]): void {
    for (const heard of listeners) {
      try {
        heard(news);
      } catch (error) {
        log().error({ reason: reasonOf(error) }, "new events not taken in");
      }
    }
  }

  const stopListening = onEvents(() => void look());
  const ticking = setInterval(() => void look(), lookEvery);
  ticking.unref();
  void look();

  return {
    last: () => told ?? 0,
    subscribe(heard) {
      // Whoever subscribes twice with the same function hears twice, and stops twice.
      const mine: Heard = (news) => heard(news);
      listeners.add(mine);
      return () => void listeners.delete(mine);
    },
    ready: () => ready,
    stop() {
      stopped = true;
      clearInterval(ticking);
      stopListening();
      listeners.clear();
    },
  };
}

async function newest(): Promise<number> {
  const [row] = await orm()
    .select({ newest: max(events.id) })
    .from(events);
  return row?.newest ?? 0;
}

/** This process's reader of new events. */
export const feed = processWide("feed", () => createFeed());
