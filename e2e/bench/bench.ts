import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { chromium } from "@playwright/test";
import { build } from "@/lib/cli/build.mjs";
import { endToEndServers, freePortBase } from "@/lib/cli/e2e-servers.mjs";
import { findOrInstallBrowser } from "@/lib/cli/find-or-install-browser.mjs";
import { main } from "@/lib/cli/main.mjs";
import { inProject } from "@/lib/cli/root.mjs";
import { Stop } from "@/lib/cli/stop.mjs";
import { dependencies, version } from "@/package.json";
import { firstAdminPath, joinBy } from "../join";
import { startBoard, startSimulator } from "../servers";
import { personOf } from "../signed-in";
import { Simulator } from "../simulator";
import { measureAudit } from "./audit";
import { auditInWords } from "./audit-results";
import { Clicker } from "./clicks";
import { emptyPageLoad } from "./empty-page";
import { firstLoadOf } from "./first-load";
import { inWords, type Results, resultsOf } from "./results";
import { measureSimulator } from "./simulator";
import { simulatorInWords } from "./simulator-words";

/** What can be measured by itself, each with its results and their tables. */
const parts = {
  async simulator() {
    const simulator = await measureSimulator();
    return { results: { simulator }, words: simulatorInWords(simulator) };
  },
  async audit() {
    const audit = await measureAudit();
    return { results: { audit }, words: auditInWords(audit) };
  },
  async board() {
    const results = await measureBoard();
    return { results, words: inWords(results) };
  },
};

/** `npm run bench`, or `npm run bench -- simulator`: figures, and no judgement on them. */
async function bench(): Promise<number> {
  const asked = process.argv.slice(2);
  const unknown = asked.find((name) => !Object.hasOwn(parts, name));
  if (unknown !== undefined) {
    throw new Stop(`There is no "${unknown}" to measure, only ${Object.keys(parts).join(", ")}.`);
  }
  const measured = {};
  let words = "";
  for (const [name, measure] of Object.entries(parts)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    const part = await measure();
    Object.assign(measured, part.results);
    words += part.words;
  }
  process.stdout.write(`${words}\n${busy()}Kept in ${keep(measured)}\n`);
  return 0;
}

async function measureBoard(): Promise<Results> {
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
function keep(results: object): string {
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
