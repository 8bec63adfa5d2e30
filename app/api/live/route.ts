import { answer } from "@/lib/server/answer";
import { isStopping, openLive } from "@/lib/server/live/start";

/** What happens from now on, or from an event on, as server-sent events: `?topic=CF…&topic=conferences&after=42`. */
export async function GET(request: Request): Promise<Response> {
  // Before anything is asked of a database that may be closed already.
  if (isStopping()) return new Response(null, { status: 503, headers: { "Retry-After": "1" } });
  return answer(["see"], (person) => openLive(person, request));
}
