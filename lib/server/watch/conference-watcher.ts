import "server-only";
import { setMaxListeners } from "node:events";
import type { Room } from "@/lib/model/room";
import { callsToRead } from "@/lib/model/room-difference";
import { newestSequenceOf, noFacts } from "@/lib/model/room-facts";
import { callbacksAddress } from "../callbacks/address";
import { isUnknownCall } from "../calls";
import { now } from "../clock";
import { faultOf } from "../fault-of";
import { feedHas } from "./feed-has";
import { tellWatched } from "./interest";
import { rememberedRoom, roomOf } from "./kept-rooms";
import type { Reading } from "./leases";
import { createLegReads } from "./leg-reads";
import { lookAtConference } from "./look";
import { createLoop, type Sleep, sleep as usualSleep } from "./loop";
import { afterCallback, afterFault, afterRead, firstPace, isCalled, pauseOf } from "./pace";
import { createSequence } from "./sequence";
import { isUntold } from "./untold";
import type { Watcher } from "./watcher";

const rhythm = { reading: 2000, called: 15_000 };
/** However much happens, it is not read whole more often than this, in milliseconds. */
const BETWEEN = 1000;
/** How long a callback that another one has overtaken is waited for, in milliseconds. */
const OVERTAKEN_FOR = 700;

/**
 * Reads one conference for everybody: every two seconds, or every fifteen as a check while Twilio's
 * callbacks arrive; at once where one of them is missing; and no more when it has ended and it is known
 * how for everybody, or when nobody knows it until something is heard of it.
 */
export function watchConference(conferenceSid: string, sleep: Sleep = usualSleep): Watcher {
  const stopped = new AbortController();
  // Each press on somebody waits with it for a while, and many may be made at once.
  setMaxListeners(0, stopped.signal);
  // What came before it began to listen may have been lost as well.
  const sequence = createSequence(
    newestSequenceOf(rememberedRoom(conferenceSid)?.facts ?? noFacts),
  );
  let pace = firstPace(false);
  let reading: Reading = { readAt: null, fault: null, callbacks: false };
  let begun = false;
  /** When somebody last wanted it to be read at once. */
  let wantedAt = 0;
  /** Whether neither Twilio nor the record knows it: then it is not asked for again. */
  let isUnknown = false;

  function tell(changed: Partial<Reading>): void {
    reading = { ...reading, ...changed, callbacks: isCalled(pace, now()) };
    if (!stopped.signal.aborted) tellWatched(conferenceSid, { conferenceSid, ...reading });
  }

  async function look(): Promise<number | null> {
    try {
      if (!begun) pace = (await wasCalledBack(conferenceSid)) ? afterCallback(pace) : pace;
      begun = true;
      const { at, before, difference, event } = await lookAtConference(
        conferenceSid,
        () => !stopped.signal.aborted,
      );
      pace = afterRead(pace, now(), difference !== null && isUntold(before, difference));
      await feedHas(event);
      tell({ readAt: at, fault: null });
      // A look that somebody else had under way may have begun too early.
      if (at < wantedAt) loop.wake();
      if (isSettled(await roomOf(conferenceSid))) return null;
    } catch (error) {
      if (stopped.signal.aborted) return null;
      const fault = faultOf(error);
      pace = afterFault(pace, fault, rhythm);
      tell({ fault });
      isUnknown = fault.kind === "not-found" && !rememberedRoom(conferenceSid);
      if (isUnknown) return null;
    }
    return pauseOf(pace, now(), rhythm);
  }

  let loop = createLoop({ look, between: BETWEEN, sleep });
  /** Unless Twilio does not want to be asked so often. */
  const lookNow = () => {
    if (pace.held > 0) return;
    wantedAt = now();
    loop.wake();
  };
  const legs = createLegReads({
    conferenceSid,
    sleep,
    stopped: stopped.signal,
    lookNow,
    readAt: () => reading.readAt ?? 0,
  });

  async function waitFor(missing: number[]): Promise<void> {
    if (missing.length === 0) return;
    await sleep(OVERTAKEN_FOR, stopped.signal);
    if (!stopped.signal.aborted && sequence.givenUp(missing)) lookNow();
  }

  return {
    heard(event) {
      if (isUnknown && !stopped.signal.aborted) {
        isUnknown = false;
        loop = createLoop({ look, between: BETWEEN, sleep });
      }
      if (event.kind === "callback" && event.callback.source === "conference") {
        pace = afterCallback(pace);
        void waitFor(sequence.heard(event.callback.sequence));
        tell({});
      }
      legs.heard(event);
    },
    reading: () => reading,
    stop() {
      stopped.abort();
      void loop.stop();
    },
  };
}

/** Whether Twilio has called back about a conference before, and still can. */
async function wasCalledBack(conferenceSid: string): Promise<boolean> {
  const { facts } = await roomOf(conferenceSid);
  return "base" in callbacksAddress() && facts.conference.firstToldAt !== null;
}

/** Whether nothing of a conference can change any more. */
const isSettled = (room: Room): boolean =>
  room.conference.status === "completed" &&
  room.legs.every(({ ended }) => ended) &&
  callsToRead(room).every(isUnknownCall);
