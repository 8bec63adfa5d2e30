import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rename } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { build } from "esbuild";

/** A process of its own that runs one of our files, and is talked to line by line. */
export interface Child {
  process: ChildProcess;
  say(line: string): void;
  /** The next line that it prints. */
  line(): Promise<string>;
  /** Sends it a signal, and waits until it is gone. */
  kill(signal?: NodeJS.Signals): Promise<void>;
}

const folder = "node_modules/.cache/bridgeboard";
const bundles = new Map<string, Promise<string>>();

/** One file of ours with all that it imports from us: it starts in a third of the time. */
async function bundled(name: string): Promise<string> {
  const file = join(folder, `${name}.mjs`);
  const draft = `${file}.${process.pid}`;
  await build({
    entryPoints: [`lib/server/testing/${name}.ts`],
    outfile: draft,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    conditions: ["react-server"],
    logLevel: "error",
  });
  await rename(draft, file);
  return file;
}

/** Starts a file of the tests' as the server would see it, with these variables beside the system's. */
export async function startChild(
  name: string,
  args: string[] = [],
  env: Record<string, string> = {},
): Promise<Child> {
  const file = bundles.get(name) ?? bundled(name);
  bundles.set(name, file);
  const node = ["--conditions=react-server", await file, ...args];
  const child = spawn(process.execPath, node, {
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, ...env },
  });
  // It may be gone before it has read what it was told.
  child.stdin.on("error", () => undefined);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const exit = once(child, "exit");
  return {
    process: child,
    say: (line) => void child.stdin.write(`${line}\n`),
    async line() {
      const { done, value } = await lines.next();
      if (done) throw new Error(`${name} ended without a word`);
      return value;
    },
    async kill(signal = "SIGKILL") {
      child.kill(signal);
      await exit;
    },
  };
}
