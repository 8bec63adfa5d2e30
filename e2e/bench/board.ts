import type { Browser } from "@playwright/test";
import { endToEndServers, freePortBase } from "@/lib/cli/e2e-servers.mjs";
import { firstAdminPath, joinBy } from "../join";
import { startBoard, startSimulator } from "../servers";
import { personOf } from "../signed-in";
import { Simulator } from "../simulator";
import { Clicker } from "./clicks";
import { emptyPageLoad } from "./empty-page";
import { firstLoadOf } from "./first-load";
import { type Results, resultsOf } from "./results";

/** Measures what a conference page weighs, and how fast a press on Mute is at Twilio. */
export async function measureBoard(browser: Browser): Promise<Results> {
  const E2E_PORT_BASE = await freePortBase();
  const ports = endToEndServers({ ...process.env, E2E_PORT_BASE });
  const twilio = await startSimulator(ports.simulator.port);
  const board = await startBoard(ports.live.port, twilio.url);
  try {
    const simulator = new Simulator(twilio.url);
    const scene = await simulator.conference({ friendlyName: "First load", participants: [{}] });
    const context = await browser.newContext({ baseURL: board.url });
    await joinBy(firstAdminPath(board.printed()), await context.newPage(), personOf("admin"));
    const cookies = await context.storageState();
    const conferencePage = await firstLoadOf(browser, board.url + scene.path, cookies);
    const emptyPage = await emptyPageLoad(browser, ports.demo.port);

    const clicker = await Clicker.open(context, simulator);
    await clicker.click(20);
    const idle = await clicker.click(200);
    const duringDial = await clicker.clickDuringDials(50);
    return resultsOf({ conferencePage, emptyPage }, { idle, duringDial });
  } finally {
    await board.stop();
    await twilio.stop();
  }
}
