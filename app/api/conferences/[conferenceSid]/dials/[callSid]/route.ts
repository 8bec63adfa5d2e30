import { z } from "zod";
import { answer } from "@/lib/server/answer";
import { readDialOf } from "@/lib/server/audit/dial-of";
import { conferenceSidSchema, valid } from "@/lib/server/valid";

const callSidSchema = z.string().regex(/^CA[0-9a-fA-F]{32}$/, "This is no Call SID.");

/** The options that a leg was dialled with, less the secret ones; null where that was not from here. */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/api/conferences/[conferenceSid]/dials/[callSid]">,
): Promise<Response> {
  const { conferenceSid, callSid } = await params;
  return answer(["dial"], () =>
    readDialOf(valid(conferenceSidSchema, conferenceSid), valid(callSidSchema, callSid)),
  );
}
