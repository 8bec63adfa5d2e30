import { spawn } from "node:child_process";
import { once } from "node:events";
import { root } from "@/lib/cli/root.mjs";
import { simulatorAccount } from "../simulator-account";

const START_LIMIT_MS = 30_000;

/** The simulator alone, in a process of its own, and how long it took to come up. */
export interface SimulatorProcess {
  url: string;
  /** Milliseconds from its being started to the line that says where it listens. */
  startMs: number;
  /** Asks it to stop with SIGTERM; resolves with the milliseconds until the process was gone. */
  stop(): Promise<number>;
}

/** Starts the simulator on a free port, as `npm run simulator` does but for npm itself. */
export async function startMeasured(): Promise<SimulatorProcess> {
  const { accountSid, authToken } = simulatorAccount;
  const account = ["--account", accountSid, "--token", authToken];
  const args = ["--import", "tsx", "lib/simulator/cli.ts", "--port", "0", ...account];
  const startedAt = performance.now();
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  const url = await new Promise<string>((resolve, reject) => {
    const impatience = setTimeout(kill, START_LIMIT_MS);
    let said = "";
    child.stdout.on("data", (text: Buffer) => {
      said += text.toString();
      const listening = /listens on (\S+)/.exec(said)?.[1];
      if (listening === undefined) return;
      clearTimeout(impatience);
      resolve(listening);
    });
    child.once("exit", () => reject(new Error("The simulator did not start.")));
  });
  const startMs = performance.now() - startedAt;
  return {
    url,
    startMs,
    async stop() {
      process.off("exit", kill);
      const gone = once(child, "exit");
      const askedAt = performance.now();
      child.kill("SIGTERM");
      await gone;
      return performance.now() - askedAt;
    },
  };
}
