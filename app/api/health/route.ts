import { environment } from "@/lib/server/env";
import { version } from "@/package.json";

export const dynamic = "force-dynamic";

/** Whether the server is up. It never asks Twilio. */
export function GET(): Response {
  return Response.json({ status: "ok", mode: environment().mode, version });
}
