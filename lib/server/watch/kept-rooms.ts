import "server-only";
import { LRUCache } from "lru-cache";
import { emptyRoom, type Room, withEvents, withReadAt } from "@/lib/model/room";
import type { AskedAt } from "@/lib/model/room-difference";
import type { RoomEvent } from "@/lib/model/room-event";
import { now } from "../clock";
import { processWide } from "../process-wide";
import { feed, type Recorded } from "../record/feed";
import { createHomeless } from "../record/homeless";
import { newestRoomEventsOf } from "../record/room-events";
import { onWatched } from "./interest";

const ROOMS_KEPT = 500;

/** The rooms that were asked for last. */
const rooms = processWide("rooms", () => new LRUCache<string, Room>({ max: ROOMS_KEPT }));

/** Rooms on their way from the record, and what has come for them meanwhile. */
interface Coming {
  room: Promise<Room>;
  news: RoomEvent[];
}

/** Keeps the rooms as the record has them, from the first one that is asked for. */
const keeping = processWide("rooms-keeping", () => {
  const coming = new Map<string, Coming>();
  const homeless = createHomeless();
  feed().subscribe((news) => {
    for (const [conferenceSid, events] of byConference(news, homeless)) {
      coming.get(conferenceSid)?.news.push(...events);
      changeRoom(conferenceSid, (room) => withEvents(room, events));
    }
  });
  onWatched(({ conferenceSid, readAt }) => {
    if (conferenceSid && readAt) changeRoom(conferenceSid, (room) => withReadAt(room, readAt));
  });
  return { coming };
});

/** A room as the record has it; what is recorded from then on becomes of it by itself. */
export function roomOf(conferenceSid: string): Promise<Room> {
  const { coming } = keeping();
  const kept = rooms().get(conferenceSid);
  if (kept) return Promise.resolve(kept);
  const under = coming.get(conferenceSid);
  if (under) return under.room;
  const news: RoomEvent[] = [];
  const room = fromRecord(conferenceSid, news).finally(() => coming.delete(conferenceSid));
  coming.set(conferenceSid, { room, news });
  return room;
}

/** A room that has been asked for before, without looking into the record. */
export function rememberedRoom(conferenceSid: string): Room | undefined {
  const room = rooms().get(conferenceSid);
  return room && !isBlank(room) ? room : undefined;
}

/** Whether nobody has ever said anything of a room. */
export const isBlank = ({ event, readAt }: Room): boolean => event === 0 && readAt === 0;

/** Changes a room that is kept. */
export function changeRoom(conferenceSid: string, change: (room: Room) => Room): void {
  const room = rooms().peek(conferenceSid);
  if (room) rooms().set(conferenceSid, change(room));
}

/** What Twilio is asked now, it answers as of now: of what this process has heard, all is older. */
export const askedNow = (): AskedAt => ({ at: now(), asOf: feed().last() });

async function fromRecord(conferenceSid: string, news: RoomEvent[]): Promise<Room> {
  // Before that, something could be recorded after it was read here and before it is told.
  await feed().ready();
  const recorded = await newestRoomEventsOf(conferenceSid);
  const room = withEvents(emptyRoom(conferenceSid), [...recorded, ...news]);
  rooms().set(conferenceSid, room);
  return room;
}

function byConference(
  news: readonly Recorded[],
  homeless: ReturnType<typeof createHomeless>,
): Map<string, RoomEvent[]> {
  const found = new Map<string, RoomEvent[]>();
  for (const row of news) {
    const events = [...homeless.home(row), ...(row.room ? [row.room] : [])];
    for (const event of events) {
      if (event.conferenceSid === null) continue;
      const known = found.get(event.conferenceSid) ?? [];
      found.set(event.conferenceSid, [...known, event]);
    }
  }
  return found;
}
