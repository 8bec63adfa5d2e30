import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Browser } from "@playwright/test";
import { areSettled, type Counts } from "@/lib/model/count";
import { MOST_TOPICS } from "@/lib/model/live";
import type { RecordedRequest } from "@/lib/simulator/control";
import { anotherPerson } from "../live-boards";
import type { Simulator } from "../simulator";
import { Clicker } from "./clicks";
import { type Spread, spreadOf } from "./figures";
import { cookieHeader, type LiveBoard, onLiveBoard } from "./live-board";

/** What Twilio is asked while many conferences are live, and what a press has to do with that. */
export interface Reads {
  conferences: number;
  minutes: number;
  /** As many reads as a board may make in a minute. */
  budget: number;
  rows: ReadRow[];
}

interface ReadRow extends Asked {
  who: string;
  /** Requests to the board that it refused, of those that no page makes. */
  refused: number;
  /** Milliseconds from a click on Mute to its request at Twilio. */
  toTwilio: Spread;
  /** How old the counts were that the home page showed, in milliseconds. */
  age: Spread;
}

/** What came to Twilio. */
interface Asked {
  /** All reads, and those of the fullest minute, wherever that begins. */
  reads: number;
  worstMinute: number;
  /** The same of reads that count who is in a conference. */
  worstMinuteOfCounts: number;
}

const CONFERENCES = 500;
const MINUTES = 5;
const BUDGET = 600;
const PRESS_EVERY_MS = 2000;
/** What is read of a room goes out within so long. */
const TOGETHER_MS = 3000;
/** As many rows as stand on a screen, and how far apart viewers have scrolled. */
const IN_SIGHT = 30;
const APART = 25;
/** As a page asks for its counts: while some of them wait, and else. */
const COUNTED_EVERY_MS = { awaited: 3000, usual: 8000 };
/** As a hostile viewer opens streams and closes none: so many at once, and that often. */
const HOSTILE = { streams: 10, topics: 50, everyMs: 2000 };

/** Somebody who keeps a board busy until the signal comes. */
interface Viewer {
  url: string;
  headers: { cookie: string };
  sids: readonly string[];
  signal: AbortSignal;
  /** Notes the ages of counts, in milliseconds, and a refusal. */
  ages: number[];
  refused: () => void;
}

/** Looks at as many conferences in three ways, each on a board of its own, with a press every two seconds. */
export async function measureReads(): Promise<Reads> {
  const more = { TWILIO_READS_PER_MINUTE: `${BUDGET}`, STREAMS_PER_PERSON: "8" };
  const rows: ReadRow[] = [];
  for (const [who, look] of Object.entries(looks)) {
    process.stdout.write(`Counting reads for ${MINUTES} minutes: ${who} …\n`);
    rows.push({
      who,
      ...(await onLiveBoard((board, browser) => measure(board, browser, look), more)),
    });
  }
  return { conferences: CONFERENCES, minutes: MINUTES, budget: BUDGET, rows };
}

type Look = (people: Omit<Viewer, "sids">[], sids: readonly string[]) => Promise<void>[];

const looks: Record<string, Look> = {
  "1 viewer of the home page": ([dana], sids) => (dana ? [home({ ...dana, sids })] : []),
  "20 viewers of the home page": (people, sids) =>
    Array.from({ length: 20 }, (_, index) => {
      const person = people[index % people.length];
      return person ? home({ ...person, sids: sids.slice(index * APART) }) : Promise.resolve();
    }),
  "a hostile viewer of everything": ([, sam], sids) => (sam ? [attack({ ...sam, sids })] : []),
};

async function measure(
  board: LiveBoard,
  browser: Browser,
  look: Look,
): Promise<Omit<ReadRow, "who">> {
  const { simulator, url, cookies } = board;
  const sids = await live(simulator);
  const supervisor = await anotherPerson(browser, url, cookies, "supervisor");
  const viewer = await anotherPerson(browser, url, cookies, "viewer");
  const context = await browser.newContext({ baseURL: url, storageState: cookies });
  const clicker = await Clicker.open(context, simulator);
  await clicker.click(5);
  const over = new AbortController();
  const ages: number[] = [];
  let refused = 0;
  const people = [viewer, supervisor, cookies].map((one) => ({
    url,
    headers: { cookie: cookieHeader(one) },
    signal: over.signal,
    ages,
    refused: () => void (refused += 1),
  }));
  const from = Date.now();
  const looking = look(people, sids);
  const toTwilio: number[] = [];
  while (Date.now() < from + MINUTES * 60_000) {
    const next = Date.now() + PRESS_EVERY_MS;
    for (const click of await clicker.click(1)) toTwilio.push(click.toTwilio);
    await pause(Math.max(0, next - Date.now()));
  }
  over.abort();
  await Promise.all(looking);
  const asked = await askedSince(simulator, from);
  await context.close();
  return { ...asked, refused, toTwilio: spreadOf(toTwilio), age: spreadOf(ages) };
}

/** As many conferences, of two each. @returns their SIDs, as they stand in the list */
async function live(simulator: Simulator): Promise<string[]> {
  const sids: string[] = [];
  for (let number = 0; number < CONFERENCES; number++) {
    const friendlyName = `No. ${number}`;
    const { sid } = await simulator.conference({ friendlyName, participants: [{}, {}] });
    sids.push(sid);
  }
  return sids.toReversed();
}

async function askedSince(simulator: Simulator, from: number): Promise<Asked> {
  const reads = (await simulator.requests("", "GET")).filter(
    ({ at, path }) => at >= from && path.includes("/2010-04-01/"),
  );
  const counts = reads.filter((one) => isCount(one, reads));
  const times = (some: typeof reads) => some.map(({ at }) => at);
  return {
    reads: reads.length,
    worstMinute: mostInAMinute(times(reads)),
    worstMinuteOfCounts: mostInAMinute(times(counts)),
  };
}

/** Whether a list of participants was read by itself: a room that is open is read with its conference. */
function isCount({ path, at }: RecordedRequest, reads: readonly RecordedRequest[]): boolean {
  const list = /^(.*\/CF\w+)\/Participants\.json/.exec(path)?.[1];
  if (list === undefined) return false;
  const ofRoom = `${list}.json`;
  return !reads.some((one) => one.path === ofRoom && Math.abs(one.at - at) < TOGETHER_MS);
}

/** @param times in order, in ms */
function mostInAMinute(times: readonly number[]): number {
  let most = 0;
  let first = 0;
  for (const [index, at] of times.entries()) {
    while ((times[first] ?? at) <= at - 60_000) first += 1;
    most = Math.max(most, index - first + 1);
  }
  return most;
}

/** Has the home page open, scrolled to the first of these conferences. */
async function home({ url, headers, sids, signal, ages }: Viewer): Promise<void> {
  void stream(`${url}/api/live?topic=conferences`, headers, signal);
  const inSight = sids.slice(0, IN_SIGHT);
  const query = inSight.map((sid) => `sid=${sid}`).join("&");
  while (!signal.aborted) {
    const counts = await json<Counts>(`${url}/api/conferences/counts?${query}`, headers, signal);
    const now = Date.now();
    for (const count of Object.values(counts ?? {})) if (count) ages.push(now - count.at);
    const { awaited, usual } = COUNTED_EVERY_MS;
    await rest(counts && areSettled(counts, inSight) ? usual : awaited, signal);
  }
}

/** Every other one made up, which no other viewer has read. */
const mixed = (sids: readonly string[]) =>
  sids.map((sid, index) => (index % 2 === 0 ? sid : `CF${randomBytes(16).toString("hex")}`));

/**
 * Opens streams of as many topics as it can, more and more of them, and reads whatever there is, and what is
 * nowhere.
 */
async function attack({ url, headers, sids, signal, refused }: Viewer): Promise<void> {
  for (let round = 0; !signal.aborted; round++) {
    for (let number = 0; number < HOSTILE.streams; number++) {
      const start = ((round * HOSTILE.streams + number) * HOSTILE.topics) % sids.length;
      const topics = mixed(sids.slice(start, start + HOSTILE.topics)).map((sid) => `topic=${sid}`);
      const opened = (some: string[]) =>
        stream(`${url}/api/live?${some.join("&")}`, headers, signal);
      void opened(topics).then((status) => status === 400 && refused());
      void opened(topics.slice(0, MOST_TOPICS));
    }
    const query = mixed(sids.slice(0, 100)).map((sid) => `sid=${sid}`);
    await json(`${url}/api/conferences/counts?${query.join("&")}`, headers, signal);
    await rest(HOSTILE.everyMs, signal);
  }
}

/** Reads a stream and keeps nothing of it, until it ends. @returns its status */
async function stream(
  address: string,
  headers: { cookie: string },
  signal: AbortSignal,
): Promise<number | null> {
  try {
    const { status, body } = await fetch(address, { headers, signal });
    void drain(body);
    return status;
  } catch {
    return null;
  }
}

async function drain(body: ReadableStream<Uint8Array> | null): Promise<void> {
  try {
    for await (const _ of body ?? []);
  } catch {
    // It was given up.
  }
}

async function json<T>(
  address: string,
  headers: { cookie: string },
  signal: AbortSignal,
): Promise<T | null> {
  try {
    const response = await fetch(address, { headers, signal });
    return response.ok ? ((await response.json()) as T) : null;
  } catch {
    return null;
  }
}

const rest = (ms: number, signal: AbortSignal) =>
  pause(ms, undefined, { signal }).catch(() => undefined);
