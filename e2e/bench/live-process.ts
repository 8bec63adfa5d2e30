import { readFileSync } from "node:fs";

/** Ticks in which Linux counts a processor's time: a hundredth of a second, on every usual machine. */
const TICK_SECONDS = 0.01;

/** What a process has used. */
interface Used {
  /** Memory that is in the machine's, in bytes. */
  memory: number;
  /** Of one processor, in seconds, since it began. */
  processorSeconds: number;
}

/** What Linux knows of a process (its documentation: proc_pid_stat, proc_pid_status); null elsewhere. */
export function usedBy(pid: number): Used | null {
  if (process.platform !== "linux") return null;
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const memory = Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) * 1024;
  // Behind the command's name, which may have blanks, the state is the third field.
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
  const ticks = Number(fields[11]) + Number(fields[12]);
  return { memory, processorSeconds: ticks * TICK_SECONDS };
}
