import { permissionsFor } from "@/lib/model/permission";
import { answer } from "@/lib/server/answer";
import { readRoom } from "@/lib/server/rooms";
import { conferenceSidSchema, valid } from "@/lib/server/valid";

/** One conference with its legs. */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/api/conferences/[conferenceSid]">,
): Promise<Response> {
  const { conferenceSid } = await params;
  return answer(permissionsFor("listParticipants"), () =>
    readRoom(valid(conferenceSidSchema, conferenceSid)),
  );
}
