import { setTimeout as pause } from "node:timers/promises";
import type { Scene } from "../simulator";
import { type Spread, spreadOf } from "./figures";
import { cookieHeader, type LiveBoard } from "./live-board";
import { type Called, LiveCaller } from "./live-caller";
import { usedBy } from "./live-process";
import { type Heard, openReaders } from "./live-readers";

/** How one board carries more and more streams of one conference. */
export interface Streams {
  perSecond: number;
  seconds: number;
  rows: StreamRow[];
}

interface StreamRow extends Heard {
  streams: number;
  /** Milliseconds from a callback being sent to its answer. */
  callbackToAnswer: Spread;
  /** Callbacks that the board could not write down, and said so. */
  refused: number;
  /**
   * What the board has more than with one stream, in bytes for each of them: before the callbacks came
   * and after. Null where that is not known.
   */
  memoryPerStream: { quiet: number; busy: number } | null;
  /**
   * Of one processor, for the time in which the callbacks were sent: 1 is all of it. That it had to wait
   * for one, on a busy machine, does not count.
   */
  processor: number | null;
}

const STREAMS = [500, 1000, 2000];
const PER_SECOND = 20;
const SECONDS = 20;
const PEOPLE = 10;

/** Opens more and more streams of one conference, and each time has Twilio call back for a while. */
export async function measureStreams(board: LiveBoard): Promise<Streams> {
  const { simulator, url, cookies, pid } = board;
  const participants = Array.from({ length: PEOPLE }, (_, index) => ({ label: `${index}` }));
  const scene = await simulator.conference({ friendlyName: "Streams", participants });
  const caller = new LiveCaller(url, scene);
  const readers = openReaders(`${url}/api/live?topic=${scene.sid}`, cookieHeader(cookies));
  const rows: StreamRow[] = [];
  // One stream, so that everything is there that is there once.
  await readers.open(1);
  await callBack(caller, scene, 2);
  const alone = usedBy(pid);
  const perStream = (memory: number, streams: number) =>
    Math.round((memory - (alone?.memory ?? 0)) / streams);
  for (const streams of STREAMS) {
    process.stdout.write(`Opening ${streams} streams …\n`);
    await readers.open(streams);
    await readers.heard([]);
    const before = usedBy(pid);
    const called = await callBack(caller, scene, SECONDS);
    // For what is still on its way.
    await pause(3000);
    const after = usedBy(pid);
    const taken = called.filter(({ status }) => status === 204);
    rows.push({
      streams,
      ...(await readers.heard(taken)),
      callbackToAnswer: spreadOf(taken.map(({ took }) => took)),
      refused: called.length - taken.length,
      memoryPerStream: before &&
        after && {
          quiet: perStream(before.memory, streams),
          busy: perStream(after.memory, streams),
        },
      processor: before && after && (after.processorSeconds - before.processorSeconds) / SECONDS,
    });
  }
  readers.close();
  return { perSecond: PER_SECOND, seconds: SECONDS, rows };
}

/** Has somebody talk or fall silent, evenly, whether or not the board has answered the one before. */
async function callBack(caller: LiveCaller, scene: Scene, seconds: number): Promise<Called[]> {
  const calls: Promise<Called>[] = [];
  const began = performance.now();
  for (let index = 0; index < seconds * PER_SECOND; index++) {
    const talks = Math.floor(index / PEOPLE) % 2 === 0;
    const event = talks ? "participant-speech-start" : "participant-speech-stop";
    calls.push(caller.call(event, scene.callSid(`${index % PEOPLE}`), false));
    await pause(Math.max(0, began + ((index + 1) * 1000) / PER_SECOND - performance.now()));
  }
  return Promise.all(calls);
}
