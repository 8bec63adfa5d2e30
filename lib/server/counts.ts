import "server-only";
import { LRUCache } from "lru-cache";
import type { Count, Counts } from "@/lib/model/count";
import { movesPeople } from "@/lib/model/list-news";
import { LIST } from "@/lib/model/live";
import { present, type Room } from "@/lib/model/room";
import { now } from "./clock";
import { readFor } from "./gateway/reading";
import { processWide } from "./process-wide";
import { feed } from "./record/feed";
import { twilio } from "./twilio";
import { watchedOf } from "./watch/interest";
import { rememberedRoom } from "./watch/kept-rooms";

/**
 * How long a count stays fresh, in milliseconds, if nobody joins or leaves: without callbacks, in a room with
 * callbacks, and when every listed conference has callbacks.
 */
const YOUNG = { untold: 8000, room: 20_000, list: 120_000 };

/** However many come and go, a conference is not counted more often than this, in milliseconds. */
const BETWEEN = 1000;
/** How long a request waits for new counts by default, in milliseconds. */
const PATIENCE = 1000;
/** Nobody has a conference in sight who has not asked for it for so long, in milliseconds. */
const IN_SIGHT = 20_000;
/** One that was never counted is as urgent as one that was counted so long ago, in milliseconds. */
const UNCOUNTED = 30_000;
/** As many counts wait for their turn at once: which one is next is decided as late as possible. */
const AT_ONCE = 3;
const KEPT = 2000;

/** What a read of a conference's participants came to; null where Twilio could not be asked. */
interface Counted {
  participants: number | null;
  at: number;
  /** When Twilio could not be asked again, in ms since 1970. */
  failedAt?: number;
}

const counting = processWide("counting", () => {
  /** When somebody was last heard to come to a conference or to go, in ms since 1970. */
  const moved = new LRUCache<string, number>({ max: KEPT });
  feed().subscribe((news) => {
    for (const { room: event } of news) {
      if (event?.conferenceSid && movesPeople(event)) moved.set(event.conferenceSid, now());
    }
  });
  return {
    moved,
    counted: new LRUCache<string, Counted>({ max: KEPT }),
    /** Those that somebody has in sight and that are to be counted, and when they were last asked for. */
    wanted: new Map<string, number>(),
    underWay: new Set<string>(),
    heard: new Set<() => void>(),
  };
});

type Counting = ReturnType<typeof counting>;

/**
 * How many are in each of these conferences, as far as that can be told soon: what waits for its turn is
 * as it was counted last. Twilio's conference carries no number, so each count costs a read.
 * @param patience how long to wait for new counts, in milliseconds
 */
export async function countParticipants(
  conferenceSids: string[],
  patience = PATIENCE,
): Promise<Counts> {
  const due = conferenceSids.filter(isDue);
  for (const sid of due) counting().wanted.set(sid, now());
  countNext(counting());
  await counted(due, patience);
  return Object.fromEntries(
    conferenceSids.flatMap((sid) => {
      const known = countOf(sid);
      return known === undefined ? [] : [[sid, known]];
    }),
  );
}

/** What is known of a conference; undefined where that is nothing. */
function countOf(conferenceSid: string): Count | null | undefined {
  const room = rememberedRoom(conferenceSid);
  const known = counting().counted.get(conferenceSid);
  if (room && (isTrue(room) || (room.readAt > 0 && room.readAt > (known?.at ?? 0)))) {
    return { participants: present(room).length, at: room.readAt, due: !isTrue(room) };
  }
  if (!known) return undefined;
  const { participants, at, failedAt } = known;
  const due = failedAt !== undefined || isOutdated(conferenceSid, known);
  return participants === null ? null : { participants, at, due };
}

/** Whether a conference is to be read now to know how many are in it. */
function isDue(conferenceSid: string): boolean {
  const room = rememberedRoom(conferenceSid);
  if (room && isTrue(room)) return false;
  const known = counting().counted.get(conferenceSid);
  return !known || (isOutdated(conferenceSid, known) && now() - known.at >= BETWEEN);
}

/** Whether a count is old, or somebody has been heard to come or go since. */
function isOutdated(conferenceSid: string, { at, failedAt }: Counted): boolean {
  if (failedAt !== undefined) return now() - failedAt > YOUNG.untold;
  const movedAt = counting().moved.get(conferenceSid) ?? 0;
  const young = watchedOf(LIST)?.callbacks ? YOUNG.list : YOUNG.untold;
  return now() - at > young || movedAt >= at;
}

/** Whether a room that somebody looks at, or has just looked at, is as Twilio has it. */
function isTrue({ conferenceSid, readAt }: Room): boolean {
  const called = watchedOf(conferenceSid)?.callbacks ?? false;
  return now() - readAt < (called ? YOUNG.room : YOUNG.untold);
}

/** Waits until each of these has been counted or could not be, but not for long. */
async function counted(conferenceSids: string[], patience: number): Promise<void> {
  const { wanted, underWay, heard } = counting();
  const isOpen = (sid: string) => wanted.has(sid) || underWay.has(sid);
  if (!conferenceSids.some(isOpen)) return;
  await new Promise<void>((resolve) => {
    const finish = () => {
      clearTimeout(late);
      heard.delete(hear);
      resolve();
    };
    const hear = () => void (conferenceSids.some(isOpen) || finish());
    const late = setTimeout(finish, patience);
    heard.add(hear);
  });
}

/** Counts what has waited longest, as far as there are places. */
function countNext(all: Counting): void {
  const { wanted, underWay, heard } = all;
  while (underWay.size < AT_ONCE) {
    const sid = oldestWanted(all);
    if (sid === undefined) break;
    wanted.delete(sid);
    underWay.add(sid);
    void count(all, sid).finally(() => {
      underWay.delete(sid);
      countNext(all);
    });
  }
  for (const hear of heard) hear();
}

/** The conference in sight whose count is the oldest. */
function oldestWanted({ wanted, underWay, counted: known }: Counting): string | undefined {
  let oldest: { sid: string; at: number } | undefined;
  for (const [sid, askedAt] of wanted) {
    if (now() - askedAt > IN_SIGHT) wanted.delete(sid);
    else if (!underWay.has(sid)) {
      const at = known.peek(sid)?.at ?? askedAt - UNCOUNTED;
      if (!oldest || at < oldest.at) oldest = { sid, at };
    }
  }
  return oldest?.sid;
}

/** It never fails: that Twilio could not be asked is known, too. */
async function count({ counted: known }: Counting, conferenceSid: string): Promise<void> {
  try {
    const page = () => twilio().participants.page(conferenceSid, { pageSize: 1000 });
    const { found, asked } = await readFor("count", page, now);
    known.set(conferenceSid, { participants: found.rows.length, at: asked });
  } catch {
    const before = known.peek(conferenceSid) ?? { participants: null, at: now() };
    known.set(conferenceSid, { ...before, failedAt: now() });
  }
}
