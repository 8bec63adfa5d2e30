import "server-only";
import { saidOfConference } from "@/lib/model/list-news";
import { LIST } from "@/lib/model/live";
import type { Watched } from "@/lib/model/watched";
import { now } from "../clock";
import { reasonOf } from "../database/failure";
import { log } from "../log";
import { feed, type Recorded } from "../record/feed";
import { watchConference } from "./conference-watcher";
import { forgetWatched, lookedAt, onLook, tellWatched, watchedOf } from "./interest";
import { createLeases, type Lease, type Reading } from "./leases";
import { forgetPage } from "./list-page";
import { watchList } from "./list-watcher";
import { createLoop, sleep } from "./loop";
import { createLostDials } from "./lost-dials";
import type { Watcher } from "./watcher";

/** How often an instance says what it looks at, in milliseconds. */
const ROUND = 1000;

const unread: Reading = { readAt: null, fault: null, callbacks: false };

/**
 * Watches what somebody on this instance looks at, as far as no other instance does: whoever holds a
 * topic's lease reads it at Twilio, and the others hear how that goes.
 */
export function createWatch(
  instanceId: string,
  { leases = createLeases(instanceId), round: every = ROUND } = {},
) {
  const watchers = new Map<string, Watcher>();
  const lostDials = createLostDials();
  /** What somebody here looked at in the last round. */
  let known: string[] = [];
  let renewed = performance.now();
  let failing = false;

  /** One word to the database about everything, and who reads what. */
  async function round(): Promise<void> {
    const topics = lookedAt();
    if (topics.length === 0 && known.length === 0) return;
    const began = performance.now();
    const found = await leases.round(new Map(topics.map((topic) => [topic, readingOf(topic)])));
    renewed = began;
    for (const lease of found) takeIn(lease);
    for (const topic of known) if (!topics.includes(topic)) drop(topic);
    known = topics;
  }

  function takeIn({ topic, instanceId: holder, ...reading }: Lease): void {
    if (holder === instanceId) {
      if (!watchers.has(topic)) watchers.set(topic, begin(topic));
      return;
    }
    stop(topic);
    tellWatched(topic, watchedAs(topic, reading));
  }

  function readingOf(topic: string): Reading {
    return watchers.get(topic)?.reading() ?? watchedOf(topic) ?? unread;
  }

  function stop(topic: string): void {
    watchers.get(topic)?.stop();
    watchers.delete(topic);
  }

  function drop(topic: string): void {
    stop(topic);
    forgetWatched(topic);
  }

  async function look(): Promise<number> {
    try {
      await round();
      failing = false;
    } catch (error) {
      if (!failing) log().warn({ reason: reasonOf(error) }, "watch not renewed");
      failing = true;
      if (performance.now() - renewed > leases.lease) giveUp();
    }
    return every;
  }

  /** Another instance may have taken over what this one could not renew. */
  function giveUp(): void {
    if (watchers.size > 0) log().warn({ watched: watchers.size }, "watch given up");
    for (const topic of watchers.keys()) stop(topic);
  }

  function heard(news: readonly Recorded[]): void {
    for (const row of news) {
      lostDials.heard(row);
      const { room: event } = row;
      if (!event) continue;
      if (saidOfConference(event)) forgetPage();
      watchers.get(LIST)?.heard(event);
      if (event.conferenceSid !== null) watchers.get(event.conferenceSid)?.heard(event);
    }
  }

  const stopHearing = feed().subscribe(heard);
  const loop = createLoop({ look, sleep });
  const stopLooking = onLook(() => loop.wake());

  return {
    /** Stops reading, and leaves what it held to others, who take it at once. */
    async stop(): Promise<void> {
      stopHearing();
      stopLooking();
      lostDials.stop();
      await loop.stop();
      for (const topic of watchers.keys()) stop(topic);
      await leases.release();
    },
  };
}

const begin = (topic: string): Watcher => (topic === LIST ? watchList() : watchConference(topic));

/** What another instance has read, it has not read in the future, whatever its clock says. */
const watchedAs = (topic: string, { readAt, ...reading }: Reading): Watched => ({
  conferenceSid: topic === LIST ? null : topic,
  readAt: readAt && Math.min(readAt, now()),
  ...reading,
});

export type Watch = ReturnType<typeof createWatch>;
