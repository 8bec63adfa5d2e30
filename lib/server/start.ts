import "server-only";
import { becomes } from "./availability";
import { hearRequests } from "./client-addresses";
import { openDatabase } from "./database/database";
import { DatabaseUnavailableError } from "./database/failure";
import { FolderHeldError } from "./database/folder-lock";
import { demoSimulator } from "./demo";
import { EnvironmentError, environment } from "./env";
import { stopLive } from "./live/start";
import { log } from "./log";
import { answerAdminRequests } from "./people/admin-requests";
import { authSecret } from "./people/auth-secret";
import { inviteCast } from "./people/demo-people";
import { printFirstLink } from "./people/invitations-first";
import { processWide } from "./process-wide";
import { proxiesOf } from "./proxies";
import { startRecord } from "./record/start";
import { closeOnSignals } from "./start-closing";
import { startWatch, stopWatch } from "./watch/start";

/** What somebody can put right, from the one sentence that says what it is. */
const expected = [EnvironmentError, FolderHeldError, DatabaseUnavailableError];

/** However often it is started: once for each process. */
const hearing = processWide("client-addresses", () => {
  const proxies = proxiesOf(environment().trustedProxies);
  return proxies && hearRequests(proxies);
});

/** Starts what a process has one of. What is wrong around it ends the process with one sentence. */
export async function start(): Promise<void> {
  try {
    becomes("starting");
    const { mode, databaseUrl, dataDir, retentionDays } = environment();
    // Before anything that takes a while: requests may come already.
    hearing();
    await openDatabase();
    // Nobody could come in without it.
    authSecret(environment());
    const endRecord = await startRecord(retentionDays);
    await startWatch();
    closeOnSignals(async () => {
      // An open stream would keep the process from ending, and its browser had better ask another.
      stopLive();
      await stopWatch();
      await endRecord();
    });
    if (mode === "demo") {
      await inviteCast();
      demoSimulator();
    } else {
      await printFirstLink();
      if (!databaseUrl) await answerAdminRequests(dataDir);
    }
    becomes("ready");
    log().info({ mode }, "started");
  } catch (error) {
    if (!expected.some((kind) => error instanceof kind)) throw error;
    console.error(error instanceof Error && error.message);
    process.exit(1);
  }
}
