import "server-only";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Another process uses the folder; the message is the sentence to print. */
export class FolderHeldError extends Error {
  override name = "FolderHeldError";
}

interface Hold {
  release(): Promise<void>;
}

/**
 * Takes a folder for this process alone: two processes on one embedded database destroy it. The lock
 * of a process that has died is taken over.
 * @throws FolderHeldError saying who holds it
 */
export async function holdFolder(folder: string): Promise<Hold> {
  const file = join(folder, "lock");
  const holder = Number(await readFile(file, "utf8").catch(() => ""));
  if (holder && holder !== process.pid && isRunning(holder)) {
    throw new FolderHeldError(
      `Another Bridgeboard (process ${holder}) uses ${folder}. Stop it, or set DATA_DIR to another folder.`,
    );
  }
  await writeFile(file, String(process.pid));
  return { release: () => rm(file, { force: true }) };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
