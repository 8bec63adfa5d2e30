import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { blanks } from "@/lib/cli/environment.mjs";
import { nextCommand } from "@/lib/cli/next-command.mjs";
import { root } from "@/lib/cli/root.mjs";
import { makeDataFolder } from "@/lib/server/testing/embedded-folder";
import { simulatorAccount } from "./simulator-account";

const HOST = "127.0.0.1";
const START_LIMIT_MS = 30_000;
/** A server that has not ended by then never would, however busy the machine is. */
const STOP_LIMIT_MS = 20_000;

export interface Server {
  url: string;
  /** Its process; 0 where none could be started. */
  pid: number;
  /** What it has written to its standard output. */
  printed: () => string;
  /** Ends it as an administrator would. @throws Error where it does not end by itself */
  stop(): Promise<void>;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
}

/** The simulator alone, in a process of its own. */
export function startSimulator(port: number): Promise<Server> {
  const { accountSid, authToken } = simulatorAccount;
  const account = ["--account", accountSid, "--token", authToken];
  const args = ["--import", "tsx", "lib/simulator/cli.ts", "--port", String(port), ...account];
  return start({ command: process.execPath, args, env: process.env }, port, "/simulator/health");
}

/**
 * The production build as a live board, with the simulator for Twilio.
 * @param more of its environment; without DATABASE_URL it has a record of its own, which goes with it
 */
export async function startBoard(
  port: number,
  twilioUrl: string,
  more: Record<string, string> = {},
): Promise<Server> {
  const { accountSid, authToken } = simulatorAccount;
  const given = more["DATABASE_URL"] ?? more["DATA_DIR"];
  const data = given ? undefined : await makeDataFolder();
  const env = {
    ...process.env,
    ...blanks(process.env),
    BRIDGEBOARD_MODE: "live",
    ...(data && { DATA_DIR: data.folder }),
    TWILIO_ACCOUNT_SID: accountSid,
    TWILIO_AUTH_TOKEN: authToken,
    TWILIO_API_BASE_URL: twilioUrl,
    // Many stories share one board.
    TWILIO_READS_PER_MINUTE: "6000",
    STREAMS_PER_PERSON: "10000",
    ...more,
  };
  const server = await startNext(port, env, "/api/health");
  return {
    ...server,
    async stop() {
      await server.stop();
      await data?.remove();
    },
    async kill() {
      await server.kill();
      await data?.remove();
    },
  };
}

/** A built Next.js app, which lies in `folder`. */
export function startNext(
  port: number,
  env: NodeJS.ProcessEnv,
  path: string,
  folder = root,
): Promise<Server> {
  const next = nextCommand(["start", "--port", String(port), "--hostname", HOST], env);
  return start(next, port, path, folder);
}

interface Command {
  command: string;
  args: string[];
  env: NodeJS.ProcessEnv;
}

/** Starts a server and waits until it answers well at `path`. */
async function start(
  { command, args, env }: Command,
  port: number,
  path: string,
  folder = root,
): Promise<Server> {
  const child = spawn(command, args, { cwd: folder, env, stdio: ["ignore", "pipe", "inherit"] });
  let printed = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    printed += text;
  });
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  const url = `http://${HOST}:${port}`;

  /** @returns whether the signal was enough */
  async function end(signal: NodeJS.Signals): Promise<boolean> {
    process.off("exit", kill);
    if (child.exitCode !== null || child.signalCode !== null) return true;
    const gone = once(child, "exit");
    child.kill(signal);
    const patience = setTimeout(kill, STOP_LIMIT_MS);
    await gone;
    clearTimeout(patience);
    return signal === "SIGKILL" || child.signalCode !== "SIGKILL";
  }

  await answering(url + path, child);
  return {
    url,
    pid: child.pid ?? 0,
    printed: () => printed,
    async stop() {
      if (!(await end("SIGTERM"))) throw new Error(`${url} did not end when it was told to.`);
    },
    async kill() {
      await end("SIGKILL");
    },
  };
}

async function answering(url: string, child: ChildProcess): Promise<void> {
  const limit = Date.now() + START_LIMIT_MS;
  while (child.exitCode === null && Date.now() < limit) {
    const response = await fetch(url).catch(() => undefined);
    await response?.arrayBuffer();
    if (response?.ok) return;
    await pause(100);
  }
  throw new Error(`${url} did not answer; what was printed above may say why.`);
}
