import { setTimeout as pause } from "node:timers/promises";
import type { Browser, Page } from "@playwright/test";
import type { ConferenceEvent } from "@/lib/model/callback";
import type { Scene, Simulator } from "../simulator";
import { type Spread, spreadOf } from "./figures";
import type { LiveBoard } from "./live-board";
import { LiveCaller } from "./live-caller";
import { type Felt, noteFelt } from "./live-felt";

/** How a page of 250 participants feels while much happens in it. */
export interface FullRoom {
  participants: number;
  perSecond: number;
  /** Milliseconds from a press on Mute to the next frame, which the browser tells in steps of 8. */
  pressToPaint: Spread;
  /** With nothing happening, and with everything. */
  quiet: FeltRow;
  busy: FeltRow;
}

interface FeltRow extends Omit<Felt, "interactions"> {
  seconds: number;
}

/** As many as a conference may have (Twilio docs: Conference). */
const FULL = 250;
const PER_SECOND = 20;
const SECONDS = 20;
const QUIET_SECONDS = 5;
const PRESSES = 20;
const OTHERS = FULL - PRESSES;
/** For how many other beginnings something lasts: a second. */
const LASTS = PER_SECOND / 2;

export async function measureRoom(board: LiveBoard, browser: Browser): Promise<FullRoom> {
  process.stdout.write(`Pressing Mute in a room of ${FULL} …\n`);
  const { simulator, url, cookies } = board;
  const participants = Array.from({ length: FULL }, (_, index) => ({
    label: `Listener ${index}`,
    muted: index % 5 !== 0,
    joinedAgoSeconds: (FULL - index) * 10,
  }));
  const scene = await simulator.conference({ friendlyName: "All hands", participants });
  const context = await browser.newContext({ baseURL: url, storageState: cookies });
  await context.addInitScript(noteFelt);
  const page = await context.newPage();
  await page.goto(scene.path);
  await page.getByText(`${FULL} shown`).waitFor();
  const felt = async (seconds: number) => {
    await page.evaluate(() => globalThis.forgetFelt());
    await pause(seconds * 1000);
    return page.evaluate(() => globalThis.felt);
  };
  await pause(2000);
  const { interactions: _, ...quiet } = await felt(QUIET_SECONDS);
  const over = new AbortController();
  const happening = happen(simulator, new LiveCaller(url, scene), scene, over.signal);
  await pause(2000);
  const [{ interactions, ...busy }] = await Promise.all([felt(SECONDS), press(page)]);
  over.abort();
  await happening;
  await context.close();
  return {
    participants: FULL,
    perSecond: PER_SECOND,
    pressToPaint: spreadOf(Object.values(interactions)),
    quiet: { ...quiet, seconds: QUIET_SECONDS },
    busy: { ...busy, seconds: SECONDS },
  };
}

/** Presses Mute on one after the other of those on the first screen. */
async function press(page: Page): Promise<void> {
  for (let index = 0; index < PRESSES; index++) {
    // By its role it would be looked for in the page, among everybody's, which takes longer than the press.
    const mute = page.locator(`[aria-label="Mute Listener ${index}"]`);
    // A user does not wait for anything either.
    await mute.click({ force: true });
    await pause(((SECONDS - 4) * 1000) / PRESSES - 100);
  }
}

/** Somebody, anybody, talks or falls silent, or is muted or unmuted by somebody else, until it is over. */
async function happen(
  simulator: Simulator,
  caller: LiveCaller,
  scene: Scene,
  signal: AbortSignal,
): Promise<void> {
  const began = performance.now();
  const done: Promise<void>[] = [];
  for (let index = 0; !signal.aborted; index++) {
    // What a busy machine has not brought through is not shown, and no reason to end.
    done.push(one(index).catch(() => undefined));
    await pause(Math.max(0, began + ((index + 1) * 1000) / PER_SECOND - performance.now()));
  }
  await Promise.all(done);

  async function one(index: number): Promise<void> {
    // All over the room, and never those whom the user presses; what begins is over a second later.
    const begins = index % 2 === 0;
    const turn = Math.floor(index / 2) - (begins ? 0 : LASTS);
    if (turn < 0) return;
    const place = PRESSES + ((turn * 97) % OTHERS);
    const callSid = scene.callSid(`Listener ${place}`);
    const [event, muted] = happenings(place, begins);
    // A look at Twilio must not show otherwise.
    if (place % 2 === 0) {
      const path = `Conferences/${scene.sid}/Participants/${callSid}.json`;
      await simulator.twilio("POST", path, { Muted: String(muted) });
    }
    await caller.call(event, callSid, muted);
  }
}

/** Those at even places are muted or unmuted for a while, the others talk. */
function happenings(place: number, begins: boolean): [event: ConferenceEvent, muted: boolean] {
  const muted = place % 5 !== 0;
  if (place % 2 === 1) {
    return [begins ? "participant-speech-start" : "participant-speech-stop", muted];
  }
  const next = begins ? !muted : muted;
  return [next ? "participant-mute" : "participant-unmute", next];
}
