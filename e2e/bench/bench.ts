import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { chromium } from "@playwright/test";
import { build } from "@/lib/cli/build.mjs";
import { endToEndServers, freePortBase } from "@/lib/cli/e2e-servers.mjs";
import { findOrInstallBrowser } from "@/lib/cli/find-or-install-browser.mjs";
import { main } from "@/lib/cli/main.mjs";
import { inProject } from "@/lib/cli/root.mjs";
import { dependencies, version } from "@/package.json";
import { Simulator } from "../simulator";
import { Clicker } from "./clicks";
import { emptyPageLoad } from "./empty-page";
import { firstLoadOf } from "./first-load";
import { inWords, type Results, resultsOf } from "./results";
import { startBoard, startSimulator } from "./servers";

/** `npm run bench`: figures, and no judgement on them. */
async function bench(): Promise<number> {
  const executablePath = await findOrInstallBrowser();
  await build();
  const E2E_PORT_BASE = await freePortBase();
  const ports = endToEndServers({ ...process.env, E2E_PORT_BASE });
  // Chromium refuses to sandbox itself when root starts it.
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const browser = await chromium.launch({ executablePath, args });
  const twilio = await startSimulator(ports.simulator.port);
  const board = await startBoard(ports.live.port, twilio.url);
  try {
    const simulator = new Simulator(twilio.url);
    const scene = await simulator.conference({ friendlyName: "First load", participants: [{}] });
    const conferencePage = await firstLoadOf(browser, board.url + scene.path);
    const emptyPage = await emptyPageLoad(browser, ports.demo.port);

    const clicker = await Clicker.open(browser, board.url, simulator);
    await clicker.click(20);
    const idle = await clicker.click(200);
    const duringDial = await clicker.clickDuringDials(50);
    await clicker.close();
    const results = resultsOf({ conferencePage, emptyPage }, { idle, duringDial });
    process.stdout.write(`${inWords(results)}\n${busy()}Kept in ${keep(results)}\n`);
    return 0;
  } finally {
    await browser.close();
    await board.stop();
    await twilio.stop();
  }
}

/** A word of warning where other programs have taken the processors from the measured ones. */
function busy(): string {
  const [load = 0] = loadavg();
  const { length } = cpus();
  if (load <= length) return "";
  return `This machine was busy (load ${load.toFixed(1)}, ${length} processors): the times are too long.\n`;
}

/** Keeps the results, with what one has to know to compare them with others. */
function keep(results: Results): string {
  const file = inProject("bench", "results.json");
  mkdirSync(inProject("bench"), { recursive: true });
  const { next, react } = dependencies;
  const versions = { bridgeboard: version, next, react, node: process.versions.node };
  const [load = 0] = loadavg();
  const { length } = cpus();
  const machine = { platform: process.platform, cpus: length, cpu: cpus()[0]?.model, load };
  const all = { at: new Date().toISOString(), versions, machine, ...results };
  writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`);
  return file;
}

await main(bench);
