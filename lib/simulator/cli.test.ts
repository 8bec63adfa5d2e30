import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const cli = fileURLToPath(new URL("cli.ts", import.meta.url));
const PATIENCE_MS = 30_000;

let folder = "";
const children = new Set<ChildProcess>();
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "simulator-"));
});
afterEach(() => {
  for (const child of children) child.kill("SIGKILL");
  children.clear();
  rmSync(folder, { recursive: true });
});

const command = ["--import", "tsx", cli, "--port", "0"];

/** Starts the simulator as its own process; `said` is what it has printed so far. */
function start(...argv: string[]) {
  return listenTo(spawn(process.execPath, [...command, ...argv]));
}

/** As npm starts it: through a shell that waits for it. */
function startThroughShell() {
  const line = [process.execPath, ...command].map((word) => `"${word}"`).join(" ");
  const env = { ...process.env, npm_lifecycle_event: "simulator" };
  return listenTo(spawn("sh", ["-c", `${line}; exit 0`], { env }));
}

function listenTo(child: ChildProcessWithoutNullStreams) {
  children.add(child);
  let said = "";
  const note = (text: Buffer) => {
    said += text.toString();
  };
  child.stdout.on("data", note);
  child.stderr.on("data", note);
  const ended = once(child, "exit").then(([code]: unknown[]) => code);

  const find = async (pattern: RegExp): Promise<string> => {
    await expect.poll(() => said, { timeout: PATIENCE_MS }).toMatch(pattern);
    return pattern.exec(said)?.[1] ?? "";
  };
  /** Asks with the first account's credentials; {sid} in the path stands for it. */
  const send = async (path: string, init: RequestInit = {}) => {
    const url = await find(/listens on (\S+)/);
    const [sid, token] = [await find(/Account SID {2}(\S+)/), await find(/Auth token {3}(\S+)/)];
    const headers = { Authorization: `Basic ${btoa(`${sid}:${token}`)}` };
    return fetch(`${url}${path.replace("{sid}", sid)}`, { ...init, headers });
  };
  /** Asks the API; the answer's JSON. */
  const ask = async (path: string) => (await send(`/2010-04-01/Accounts/{sid}/${path}`)).json();
  return { child, ended, ask, send, find, said: () => said };
}

/** All that a simulator answers, word for word, while somebody is called in and time is moved on. */
async function toldBy({ send }: ReturnType<typeof start>): Promise<string[]> {
  const account = "/2010-04-01/Accounts/{sid}";
  const form = new URLSearchParams({ From: "+14155550100", To: "+12125550188" });
  const requests = [
    ["POST", `${account}/Conferences/Lobby/Participants.json`, form],
    ["GET", `${account}/Conferences.json`],
    ["POST", "/simulator/clock", '{"advanceMs": 5000}'],
    ["GET", `${account}/Calls.json`],
    ["GET", "/simulator/state"],
    ["GET", "/simulator/requests"],
  ] as const;
  const told: string[] = [];
  for (const [method, path, body = null] of requests) {
    const response = await send(path, { method, body });
    const headers = JSON.stringify([...response.headers]);
    told.push(`${response.status} ${headers} ${await response.text()}`);
  }
  return told;
}

describe("the simulator alone", () => {
  it(
    "stops within a second, and goes on from there",
    async () => {
      const file = join(folder, "state.json");
      const first = start("--scenario", "town-hall", "--state", file);
      const { conferences } = await first.ask("Conferences.json");
      expect(conferences).toMatchObject([{ friendly_name: "All-hands town hall" }]);
      const asked = performance.now();
      first.child.kill("SIGTERM");
      expect(await first.ended).toBe(0);
      expect(performance.now() - asked).toBeLessThan(1_000);

      const second = start("--state", file);
      expect((await second.ask("Conferences.json")).conferences).toEqual(conferences);
      second.child.kill("SIGINT");
      expect(await second.ended).toBe(0);
      expect(JSON.parse(readFileSync(file, "utf8"))).toHaveProperty("accounts");
    },
    PATIENCE_MS * 2,
  );

  it(
    "answers to the letter as another one does with the same seed and the same start",
    async () => {
      const flags = "--seed 7 --speed 0 --start 2026-01-05T09:00:00Z".split(" ");
      const [one, other] = await Promise.all([toldBy(start(...flags)), toldBy(start(...flags))]);
      expect(one).toEqual(other);
      expect(one.join()).toContain('"date_updated":"Mon, 05 Jan 2026 09:00:00 +0000"');
      expect(one.join()).toContain('"status":"connected"');
    },
    PATIENCE_MS * 2,
  );

  it.skipIf(process.platform === "win32")(
    "goes when the shell goes that npm has put before it",
    async () => {
      const { child, ask, find } = startThroughShell();
      await ask("Conferences.json");
      const url = await find(/listens on (\S+)/);
      child.kill("SIGTERM");
      const isThere = () => fetch(`${url}/simulator/health`).then(Boolean, () => false);
      await expect.poll(isThere, { timeout: PATIENCE_MS }).toBe(false);
    },
    PATIENCE_MS,
  );

  it(
    "leaves a file alone that is not its own",
    async () => {
      const file = join(folder, "diary.json");
      writeFileSync(file, '{"dear": "diary"}');
      const { ended, said } = start("--state", file);
      expect(await ended).toBe(1);
      expect(said()).toContain("is not a state that this version of the simulator has saved");
      expect(readFileSync(file, "utf8")).toBe('{"dear": "diary"}');
    },
    PATIENCE_MS,
  );
});
