import { type BrowserContext, expect } from "@playwright/test";
import type { Scene, Simulator } from "../simulator";
import { Board } from "../story";

/** One click on Mute, as the browser and Twilio saw it, in milliseconds. */
export interface Click {
  /** From the click in the browser to the request at Twilio, whose clock ticks once a millisecond. */
  toTwilio: number;
  /** From the click's server action leaving the browser to its answer there. */
  acknowledged: number;
}

/** What the page notes about itself: when Mute was clicked, and how long each action took. */
interface Noted {
  clicks: number[];
  acknowledged: number[];
}
declare global {
  var noted: Noted;
}

/** How long Twilio holds back its answer to a dial, in ms: less than the board's ten seconds. */
const HELD_MS = 9000;
/** How much of that the clicks may use. */
const SAFELY_HELD_MS = 8000;

/** A supervisor who mutes and unmutes Maya as fast as the board follows. */
export class Clicker {
  private constructor(
    private readonly board: Board,
    private readonly scene: Scene,
    private readonly simulator: Simulator,
  ) {}

  /** @param context signed in as somebody who may mute and dial */
  static async open(context: BrowserContext, simulator: Simulator): Promise<Clicker> {
    const participants = ["Ana", "Maya", "Sam"].map((label) => ({ label, to: `client:${label}` }));
    const scene = await simulator.conference({ friendlyName: "Benchmark", participants });
    await context.addInitScript(noteClicks);
    const board = new Board(await context.newPage());
    await board.open(scene);
    return new Clicker(board, scene, simulator);
  }

  /** Clicks so many times, one after the other, or until `until`, in ms since 1970. */
  async click(times: number, until = Number.POSITIVE_INFINITY): Promise<Click[]> {
    const { page } = this.board;
    const mute = this.board.button("Mute Maya");
    const before = (await this.arrivals()).length;
    await page.evaluate(() => Object.assign(globalThis.noted, { clicks: [], acknowledged: [] }));
    let clicked = 0;
    for (; clicked < times && Date.now() < until; clicked++) {
      const pressed = await mute.getAttribute("aria-pressed");
      await mute.click();
      await expect(mute).toHaveAttribute("aria-pressed", pressed === "true" ? "false" : "true");
    }
    await page.waitForFunction((count) => globalThis.noted.acknowledged.length >= count, clicked);
    const { clicks, acknowledged } = await page.evaluate(() => globalThis.noted);
    const arrivals = (await this.arrivals()).slice(before);
    if ([clicks, acknowledged, arrivals].some(({ length }) => length !== clicked)) {
      throw new Error(`Of ${clicked} clicks ${arrivals.length} requests came to Twilio.`);
    }
    return clicks.map((at, index) => ({
      toTwilio: (arrivals[index] ?? Number.NaN) - at,
      acknowledged: acknowledged[index] ?? Number.NaN,
    }));
  }

  /** Clicks while Twilio holds back its answer to a dial that this very page has sent. */
  async clickDuringDials(times: number): Promise<Click[]> {
    const clicks: Click[] = [];
    while (clicks.length < times) {
      const until = Date.now() + SAFELY_HELD_MS;
      await this.dialHeld();
      clicks.push(...(await this.click(times - clicks.length, until)));
      const dials = await this.scene.dials();
      if (dials.at(-1)?.status !== null) throw new Error("The dial was not held open.");
      await expect(this.board.page.getByText("Asking Twilio to dial")).toBeHidden({
        timeout: HELD_MS,
      });
    }
    return clicks;
  }

  /** When Twilio was asked to change Maya, each time, in ms since 1970. */
  private async arrivals(): Promise<number[]> {
    return (await this.scene.requests("POST", "Maya")).map(({ at }) => at);
  }

  /** Dials somebody, and comes back when the request hangs at Twilio and the form is closed. */
  private async dialHeld(): Promise<void> {
    const path = `/Conferences/${this.scene.sid}/Participants.json`;
    await this.simulator.fault({ method: "POST", path, kind: "slow", ms: HELD_MS });
    const before = (await this.scene.dials()).length;
    const panel = await this.board.dialPanel();
    await panel.getByRole("textbox", { name: "To", exact: true }).fill("+15005550015");
    await panel.getByRole("combobox", { name: "From" }).fill("+14155550100");
    await panel.getByRole("textbox", { name: "Label" }).fill(`Noor ${before + 1}`);
    await panel.getByRole("button", { name: "Dial" }).click();
    await expect.poll(async () => (await this.scene.dials()).length).toBe(before + 1);
    await panel.getByRole("button", { name: "Close" }).first().click();
    await expect(panel).toBeHidden();
  }
}

/** Runs in the page before anything of it. A server action is a fetch of the page's own address. */
function noteClicks(): void {
  globalThis.noted = { clicks: [], acknowledged: [] };
  addEventListener(
    "click",
    ({ target, timeStamp }) => {
      if (!(target instanceof Element) || !target.closest('[aria-label="Mute Maya"]')) return;
      globalThis.noted.clicks.push(performance.timeOrigin + timeStamp);
    },
    true,
  );
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) {
      if (name === location.href) globalThis.noted.acknowledged.push(duration);
    }
  }).observe({ type: "resource" });
}
