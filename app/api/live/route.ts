import { answer } from "@/lib/server/answer";
import { openLive } from "@/lib/server/live/start";

/** What happens from now on, or from an event on, as server-sent events: `?topic=CF…&topic=conferences&after=42`. */
export function GET(request: Request): Promise<Response> {
  return answer(["see"], (person) => openLive(person, request));
}
