import type { Browser } from "@playwright/test";
import { freePort, startPostgresServer } from "@/lib/server/testing/postgres-server";
import { type Cookies, callbackUrlOf, firstAdmin } from "../live-boards";
import { startBoard, startSimulator } from "../servers";
import { Simulator } from "../simulator";
import { inBrowser } from "./in-browser";

/** A board that Twilio can call back, on a Postgres server of its own. */
export interface LiveBoard {
  url: string;
  /** Its process. */
  pid: number;
  /** Of somebody who is signed in to it. */
  cookies: Cookies;
  simulator: Simulator;
  /** Where a conference calls it back about everything. */
  callbackUrl: string;
}

/**
 * Measures on a board that has just been started, and that nobody else uses.
 * @param more of its environment
 */
export function onLiveBoard<Results>(
  measure: (board: LiveBoard, browser: Browser) => Promise<Results>,
  more: Record<string, string> = {},
): Promise<Results> {
  return inBrowser(async (browser) => {
    const ports = { twilio: await freePort(), board: await freePort() };
    const [postgres, twilio] = await Promise.all([
      startPostgresServer(),
      startSimulator(ports.twilio),
    ]);
    const board = await startBoard(ports.board, twilio.url, {
      DATABASE_URL: postgres.url,
      AUTH_SECRET: "of a board that is started to be measured",
      PUBLIC_URL: `http://127.0.0.1:${ports.board}`,
      ...more,
    });
    try {
      return await measure(
        {
          url: board.url,
          pid: board.pid,
          cookies: await firstAdmin(browser, board),
          simulator: new Simulator(twilio.url),
          callbackUrl: callbackUrlOf(board.url),
        },
        browser,
      );
    } finally {
      await board.stop();
      await twilio.stop();
      await postgres.remove();
    }
  });
}

/** Cookies as a request carries them. */
export const cookieHeader = ({ cookies }: Cookies) =>
  cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
