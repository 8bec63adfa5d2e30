import { FaultError } from "@/lib/model/fault";
import { openDatabase } from "@/lib/server/database/database";
import { DatabaseUnavailableError } from "@/lib/server/database/failure";
import { FolderHeldError } from "@/lib/server/database/folder-lock";
import { EnvironmentError, environment } from "@/lib/server/env";
import { makeAdmin } from "@/lib/server/people/admin";
import { askServerForAdmin } from "@/lib/server/people/admin-requests";

const email = process.argv[2] ?? "";

/** What somebody can put right, from the one sentence that says what it is. */
const expected = [EnvironmentError, DatabaseUnavailableError, FaultError];

try {
  const { ok, text } = await adminLink();
  (ok ? process.stdout : process.stderr).write(`${text}\n`);
  if (!ok) process.exitCode = 1;
} catch (error) {
  if (!expected.some((kind) => error instanceof kind)) throw error;
  process.stderr.write(`${error instanceof Error ? error.message : ""}\n`);
  process.exitCode = 1;
}

/** In the database itself; where a running server holds it, that server does it. */
async function adminLink(): Promise<{ ok: boolean; text: string }> {
  try {
    const database = await openDatabase();
    const done = await makeAdmin(email).catch((error: unknown) => error);
    await database.close();
    if (typeof done === "string") return { ok: true, text: done };
    throw done;
  } catch (error) {
    if (!(error instanceof FolderHeldError)) throw error;
    const answer = await askServerForAdmin(environment().dataDir, email);
    if (answer !== null) return answer;
    throw new EnvironmentError(
      `${error.message} It holds the database and did not answer: if it is starting or stopping, wait and run this again.`,
    );
  }
}
