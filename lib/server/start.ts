import "server-only";
import { demoSimulator } from "./demo";
import { EnvironmentError, environment } from "./env";
import { log } from "./log";

/** Starts what a process has one of. A wrong environment ends the process with one sentence. */
export function start(): void {
  try {
    const { mode } = environment();
    if (mode === "demo") demoSimulator();
    log().info({ mode }, "started");
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
