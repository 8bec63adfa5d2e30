import "server-only";
import { LRUCache } from "lru-cache";
import type { Conference } from "@/lib/model/conference";
import { movesPeople, saidOfConference } from "@/lib/model/list-news";
import { LIST } from "@/lib/model/live";
import { now } from "../clock";
import { faultOf } from "../fault-of";
import { readFor } from "../gateway/reading";
import { twilio } from "../twilio";
import { unlessGone } from "../unless-gone";
import { feedHas } from "./feed-has";
import { tellWatched } from "./interest";
import { askedNow } from "./kept-rooms";
import { knownConferences } from "./known-conferences";
import type { Reading } from "./leases";
import { forgetPage, keepPage, liveFirst } from "./list-page";
import { put } from "./look";
import { createLoop, type Sleep, sleep as usualSleep } from "./loop";
import { afterCallback, afterFault, afterRead, firstPace, isCalled, pauseOf } from "./pace";
import type { Watcher } from "./watcher";

const rhythm = { reading: 4000, called: 15_000 };
/** However much happens, it is not read more often than this, in milliseconds. */
const BETWEEN = 1000;
/** Of as many conferences it is remembered that Twilio has called back about them. */
const CALLED_BACK_KEPT = 10_000;
/** As many that are on no page any more are asked for by themselves in one look. */
const ASKED_FOR = 20;

/**
 * Reads the list of conferences for everybody: every four seconds, or every fifteen as a check while
 * Twilio calls back about all that are live.
 */
export function watchList(sleep: Sleep = usualSleep): Watcher {
  const stopped = new AbortController();
  /** As the last read has shown them; nothing before the first one. */
  let shown: Map<string, Conference> | null = null;
  const calledBack = new LRUCache<string, true>({ max: CALLED_BACK_KEPT });
  let pace = firstPace(false);
  let reading: Reading = { readAt: null, fault: null, callbacks: false };

  function tell(changed: Partial<Reading>): void {
    reading = { ...reading, ...changed, callbacks: isCalled(pace, now()) };
    if (!stopped.signal.aborted) tellWatched(LIST, { conferenceSid: null, ...reading });
  }

  async function look(): Promise<number | null> {
    try {
      const { found: page, asked } = await readFor("list", liveFirst, askedNow);
      const listed = [...page.conferences, ...(await missedBy(page.conferences))];
      const news = await newsIn(listed);
      const written = await Promise.all(
        news.map((conference) => put(conference.sid, { ...nothing, conference }, asked)),
      );
      shown = new Map(listed.map((conference) => [conference.sid, conference]));
      pace = afterRead(paceFor(listed), now(), news.length > 0);
      await feedHas(Math.max(0, ...written.map(Number)));
      if (stopped.signal.aborted) return null;
      keepPage(page, asked.at);
      tell({ readAt: asked.at, fault: null });
    } catch (error) {
      if (stopped.signal.aborted) return null;
      const fault = faultOf(error);
      pace = afterFault(pace, fault, rhythm);
      tell({ fault });
    }
    return pauseOf(pace, now(), rhythm);
  }

  /**
   * Those that were live and are on no page any more: an old one that ends sinks below all others. Of
   * many, some are asked for now and the others stay as they were until the next look.
   */
  async function missedBy(listed: Conference[]): Promise<Conference[]> {
    const sids = new Set(listed.map(({ sid }) => sid));
    const missed = [...(shown?.values() ?? [])].filter((one) => isLive(one) && !sids.has(one.sid));
    const found = await Promise.all(
      missed.slice(0, ASKED_FOR).map(({ sid }) => unlessGone(twilio().conferences.fetch(sid))),
    );
    return [...missed.slice(ASKED_FOR), ...found.filter((one) => one !== null)];
  }

  /** What is not as it was; at first, what is live and not as the record has it. */
  async function newsIn(listed: Conference[]): Promise<Conference[]> {
    const known = shown ?? (await knownConferences(listed.map(({ sid }) => sid)));
    return listed.filter((one) => {
      const before = known.get(one.sid);
      if (!before) return isLive(one) || shown !== null;
      return before.status !== one.status || before.friendlyName !== one.friendlyName;
    });
  }

  function paceFor(listed: Conference[]) {
    const live = listed.filter(isLive);
    const called = live.length > 0 && live.every(({ sid }) => calledBack.has(sid));
    return called ? afterCallback(pace) : { ...pace, called: false };
  }

  const loop = createLoop({ look, between: BETWEEN, sleep });

  return {
    heard(event) {
      const { conferenceSid: sid, kind } = event;
      // What others have read changes nothing at Twilio.
      if (sid === null || kind === "read") return;
      if (kind === "callback" && event.callback.source === "conference") calledBack.set(sid, true);
      const isUnknown = shown !== null && !shown.has(sid) && movesPeople(event);
      if ((saidOfConference(event) || isUnknown) && pace.held === 0) loop.wake();
    },
    reading: () => reading,
    stop() {
      stopped.abort();
      void loop.stop();
      forgetPage();
    },
  };
}

const isLive = ({ status }: Conference): boolean => status !== "completed";

const nothing = { participants: [], gone: [], calls: [] };
