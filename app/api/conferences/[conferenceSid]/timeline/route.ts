import type { NextRequest } from "next/server";
import { z } from "zod";
import { permissionsFor } from "@/lib/model/permission";
import { answer } from "@/lib/server/answer";
import { readTimeline } from "@/lib/server/timeline/read-timeline";
import { timelineFile } from "@/lib/server/timeline/timeline-file";
import { conferenceSidSchema, valid } from "@/lib/server/valid";

const formatSchema = z.enum(["csv", "json"], "A timeline is exported as csv or json.").nullable();

/** What happened in a conference; with `?format=csv` or `json` as a file. */
export async function GET(
  request: NextRequest,
  { params }: RouteContext<"/api/conferences/[conferenceSid]/timeline">,
): Promise<Response> {
  const { conferenceSid } = await params;
  return answer(permissionsFor("listParticipants"), async () => {
    const format = valid(formatSchema, request.nextUrl.searchParams.get("format"));
    const timeline = await readTimeline(valid(conferenceSidSchema, conferenceSid));
    return format ? timelineFile(timeline, format) : timeline;
  });
}
