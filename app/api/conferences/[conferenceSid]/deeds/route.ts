import { answer } from "@/lib/server/answer";
import { readLastDeeds } from "@/lib/server/audit/deeds";
import { conferenceSidSchema, valid } from "@/lib/server/valid";

/** The last thing that was done to each participant, beside the room: a slow record holds up no room. */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/api/conferences/[conferenceSid]/deeds">,
): Promise<Response> {
  const { conferenceSid } = await params;
  return answer(["see"], (person) =>
    readLastDeeds(valid(conferenceSidSchema, conferenceSid), person),
  );
}
