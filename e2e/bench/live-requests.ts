import { setTimeout as pause } from "node:timers/promises";
import type { Scene, Simulator } from "../simulator";
import { cookieHeader, type LiveBoard } from "./live-board";

/** How often Twilio is asked about one conference, by how many look at it. */
export interface Requests {
  seconds: number;
  rows: RequestRow[];
}

interface RequestRow {
  viewers: number;
  /** In a minute, where Twilio calls back about the conference. */
  called: number;
  /** In a minute, where it does not. */
  uncalled: number;
}

const VIEWERS = [1, 10, 50];
/** Until everything that is done only once has been done. */
const SETTLE_MS = 10_000;
const SECONDS = 60;
/** Somebody begins to talk or falls silent that often. */
const TALK_EVERY_MS = 5000;

/** Opens all streams at once, each number of them on a conference of its own. */
export async function measureRequests(board: LiveBoard): Promise<Requests> {
  process.stdout.write(`Counting requests at Twilio for ${SECONDS} seconds …\n`);
  const closing = new AbortController();
  const { simulator, callbackUrl } = board;
  const rooms = await Promise.all(
    VIEWERS.map(async (viewers) => ({
      viewers,
      called: await watched(board, viewers, closing.signal, { callbackUrl }),
      uncalled: await watched(board, viewers, closing.signal, {}),
    })),
  );
  const talking = talk(
    simulator,
    rooms.map(({ called }) => called),
    closing.signal,
  );
  await pause(SETTLE_MS);
  const from = Date.now();
  await pause(SECONDS * 1000);
  const until = Date.now();
  const perMinute = async ({ sid }: Scene) => {
    const asked = await simulator.requests(`/Conferences/${sid}`);
    return asked.filter(({ at }) => at >= from && at < until).length * (60 / SECONDS);
  };
  const rows: RequestRow[] = [];
  for (const { viewers, called, uncalled } of rooms) {
    rows.push({ viewers, called: await perMinute(called), uncalled: await perMinute(uncalled) });
  }
  closing.abort();
  await talking;
  return { seconds: SECONDS, rows };
}

/** A conference that so many look at. */
async function watched(
  { simulator, url, cookies }: LiveBoard,
  viewers: number,
  signal: AbortSignal,
  called: { callbackUrl?: string },
): Promise<Scene> {
  const participants = ["Ana", "Maya", "Sam"].map((label) => ({ label }));
  const scene = await simulator.conference({ friendlyName: "Viewed", participants, ...called });
  const headers = { cookie: cookieHeader(cookies) };
  for (let viewer = 0; viewer < viewers; viewer++) {
    const response = await fetch(`${url}/api/live?topic=${scene.sid}`, { headers, signal });
    if (!response.ok) throw new Error(`A stream was answered ${response.status}.`);
    void drain(response);
  }
  return scene;
}

/** Reads a stream and keeps nothing of it, until it is given up. */
async function drain({ body }: Response): Promise<void> {
  try {
    for await (const _ of body ?? []);
  } catch {
    // It was given up.
  }
}

/** Has Ana talk in each of the conferences, and fall silent. */
async function talk(simulator: Simulator, scenes: Scene[], signal: AbortSignal): Promise<void> {
  for (let talks = true; !signal.aborted; talks = !talks) {
    for (const scene of scenes) {
      await simulator.farParty(scene.callSid("Ana"), talks ? "talk" : "fall-silent");
    }
    await pause(TALK_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
}
