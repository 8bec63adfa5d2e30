import "server-only";
import { openDatabase } from "./database/database";
import { FolderHeldError } from "./database/folder-lock";
import { demoSimulator } from "./demo";
import { inviteCast } from "./demo-people";
import { EnvironmentError, environment } from "./env";
import { printFirstLink } from "./invitations-first";
import { log } from "./log";

/** Starts what a process has one of. A wrong environment ends the process with one sentence. */
export async function start(): Promise<void> {
  try {
    const { mode } = environment();
    await openDatabase();
    if (mode === "demo") {
      await inviteCast();
      demoSimulator();
    } else {
      await printFirstLink();
    }
    log().info({ mode }, "started");
  } catch (error) {
    if (!(error instanceof EnvironmentError || error instanceof FolderHeldError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
