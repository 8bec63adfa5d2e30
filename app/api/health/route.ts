import { databaseAnswers } from "@/lib/server/database/health";
import { environment } from "@/lib/server/env";
import { version } from "@/package.json";

export const dynamic = "force-dynamic";

/** Whether the server is up and its database answers. It never asks Twilio. */
export async function GET(): Promise<Response> {
  const { mode, databaseUrl } = environment();
  const answers = await databaseAnswers();
  const status = answers ? "ok" : "database unavailable";
  const database = databaseUrl ? "postgres" : "embedded";
  return Response.json({ status, mode, version, database }, { status: answers ? 200 : 503 });
}
