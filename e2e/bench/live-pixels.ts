import { setTimeout as pause } from "node:timers/promises";
import type { Browser, Page } from "@playwright/test";
import { type Spread, spreadOf } from "./figures";
import type { LiveBoard } from "./live-board";
import { LiveCaller } from "./live-caller";

/** A change at Twilio on its way to the eye, in milliseconds. */
export interface Pixels {
  /** From the callback being sent to the frame that shows it, painted. */
  callbackToPixels: Spread;
  /** From the callback being sent to its answer. */
  callbackToAnswer: Spread;
}

const SAMPLES = 200;
/** The first ones are for everything to get warm. */
const WARM = 20;

/** Has Maya muted and unmuted by somebody else, and looks at a browser that shows her. */
export async function measurePixels(board: LiveBoard, browser: Browser): Promise<Pixels> {
  process.stdout.write(`Calling back ${SAMPLES} times, before a browser …\n`);
  const { simulator, url, cookies } = board;
  const participants = ["Ana", "Maya", "Sam"].map((label) => ({ label, to: `client:${label}` }));
  const scene = await simulator.conference({ friendlyName: "Pixels", participants });
  const context = await browser.newContext({ baseURL: url, storageState: cookies });
  const page = await context.newPage();
  await page.goto(scene.path);
  await page.getByRole("button", { name: "Mute Maya", exact: true }).waitFor();
  // The stream has begun.
  await page.getByText("Live", { exact: true }).first().waitFor();
  const caller = new LiveCaller(url, scene);
  const callSid = scene.callSid("Maya");
  const shown: number[] = [];
  const answered: number[] = [];
  for (let call = 0; shown.length < SAMPLES; call++) {
    const muted = call % 2 === 0;
    const path = `Conferences/${scene.sid}/Participants/${callSid}.json`;
    // A look at Twilio must not show otherwise.
    await simulator.twilio("POST", path, { Muted: String(muted) });
    const painted = paintedWhen(page, muted);
    const event = muted ? "participant-mute" : "participant-unmute";
    const { sentAt, took } = await caller.call(event, callSid, muted);
    const paintedAt = await painted;
    // Once in a while a look at Twilio is faster.
    if (call >= WARM && paintedAt !== null && paintedAt > sentAt) {
      shown.push(paintedAt - sentAt);
      answered.push(took);
    }
    // So that it does not keep step with the frames.
    await pause(50 + Math.random() * 50);
  }
  await context.close();
  return { callbackToPixels: spreadOf(shown), callbackToAnswer: spreadOf(answered) };
}

/** When Maya's row stood on the screen as muted or not, in ms since 1970; null where it does already. */
function paintedWhen(page: Page, muted: boolean): Promise<number | null> {
  return page.evaluate((wanted) => {
    const button = document.querySelector('[aria-label="Mute Maya"]');
    if (!button) throw new Error("Maya has no row.");
    if (button.getAttribute("aria-pressed") === wanted) return null;
    return new Promise<number>((resolve, reject) => {
      const impatience = setTimeout(() => reject(new Error("Nothing has changed.")), 10_000);
      const observer = new MutationObserver(() => {
        if (button.getAttribute("aria-pressed") !== wanted) return;
        observer.disconnect();
        clearTimeout(impatience);
        // A frame begins with its callbacks and is painted then; a message comes after that.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener("message", () => {
            resolve(performance.timeOrigin + performance.now());
          });
          port1.start();
          port2.postMessage(null);
        });
      });
      observer.observe(button, { attributes: true });
    });
  }, String(muted));
}
