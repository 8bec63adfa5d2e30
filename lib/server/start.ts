import "server-only";
import { becomes } from "./availability";
import { hearRequests } from "./client-addresses";
import { openDatabase } from "./database/database";
import { codeOf, DatabaseUnavailableError, reasonOf, traceOf } from "./database/failure";
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

/** The system's words for a place where nothing can be written. */
const UNWRITABLE = /\b(ENOSPC|EDQUOT|EROFS|EACCES|EPERM)\b|No space left|errno: 51/;

/** Starts what a process has one of. Whatever is wrong ends the process: half started it helps nobody. */
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
    console.error(sentenceOf(error));
    process.exit(1);
  }
}

/** What somebody can do about a start that has failed. */
function sentenceOf(error: unknown): string {
  if (error instanceof Error && expected.some((kind) => error instanceof kind)) {
    return error.message;
  }
  const reason = `${codeOf(error) ?? ""} ${reasonOf(error)}`;
  if (UNWRITABLE.test(reason)) {
    const { dataDir } = environment();
    return `Bridgeboard cannot write to ${dataDir} (${reasonOf(error)}). Make room there and let it write, or set DATA_DIR to another folder.`;
  }
  log().fatal({ stack: traceOf(error) }, "not started");
  return `Bridgeboard could not start: ${reasonOf(error)}. Where it happened is in the log; please report it.`;
}
