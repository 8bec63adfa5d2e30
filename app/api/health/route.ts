import { isFull } from "@/lib/server/database/full-disk";
import { databaseAnswers } from "@/lib/server/database/health";
import { environment } from "@/lib/server/env";
import { canWrite } from "@/lib/server/record/instances";
import { version } from "@/package.json";

export const dynamic = "force-dynamic";

/** Whether the server is up, and its database answers and takes what is written. It never asks Twilio. */
export async function GET(): Promise<Response> {
  const { mode, databaseUrl, dataDir } = environment();
  const trouble = await troubleWith(databaseUrl ? null : dataDir);
  const database = databaseUrl ? "postgres" : "embedded";
  const said = { status: trouble ?? "ok", mode, version, database };
  return Response.json(said, { status: trouble ? 503 : 200 });
}

/** @param folder of the embedded database; null where there is none */
async function troubleWith(folder: string | null): Promise<string | null> {
  if (!(await databaseAnswers())) return "database unavailable";
  const full = folder !== null && (await isFull(folder).catch(() => false));
  return full || !canWrite() ? "nothing can be written" : null;
}
