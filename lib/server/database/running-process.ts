import "server-only";
import { execFile } from "node:child_process";
import { readFile, readlink } from "node:fs/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * Which process this is: its number, and when it began, because numbers are given again. Of a
 * process that is not there, null; where the system does not tell the beginning, an empty text.
 */
export async function beginningOf(pid: number): Promise<string | null> {
  if (!isRunning(pid)) return null;
  try {
    if (process.platform === "linux") return await beginningOnLinux(pid);
    if (process.platform === "darwin") {
      const { stdout } = await run("ps", ["-o", "lstart=", "-p", String(pid)]);
      return stdout.trim();
    }
    return "";
  } catch {
    // It has ended since, or the system does not let us look.
    return isRunning(pid) ? "" : null;
  }
}

/**
 * Among which processes ours has its number: those of a container have theirs of their own
 * (pid_namespaces(7)). An empty text where the system has only one kind, or does not tell.
 */
export const processesAround = (): Promise<string> => readlink("/proc/self/ns/pid").catch(() => "");

/** The 22nd field of its stat, in ticks since the machine began, which is in the boot id (proc(5)). */
async function beginningOnLinux(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8");
  const boot = await readFile("/proc/sys/kernel/random/boot_id", "utf8").catch(() => "");
  // The second field is the program's name in brackets, which may hold brackets and blanks.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return `${boot.trim()} ${fields[19] ?? ""}`;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is one too.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
