import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** A process of its own that runs one of our files, and is talked to line by line. */
export interface Child {
  process: ChildProcess;
  say(line: string): void;
  /** The next line that it prints. */
  line(): Promise<string>;
  /** Ends it without a warning, and waits until it is gone. */
  kill(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts a file of ours, as the server would see it, with only these variables beside the system's. */
export function startChild(
  file: string,
  args: string[] = [],
  env: Record<string, string> = {},
): Child {
  const node = ["--conditions=react-server", "--import", "tsx", file, ...args];
  const child = spawn(process.execPath, node, {
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, ...env },
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const exit = once(child, "exit");
  return {
    process: child,
    say: (line) => void child.stdin.write(`${line}\n`),
    async line() {
      const { done, value } = await lines.next();
      if (done) throw new Error(`${file} ended without a word`);
      return value;
    },
    async kill(signal = "SIGKILL") {
      child.kill(signal);
      await exit;
    },
  };
}
