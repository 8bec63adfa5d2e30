import type { NextRequest } from "next/server";
import { z } from "zod";
import { permissionsFor } from "@/lib/model/permission";
import { answer } from "@/lib/server/answer";
import { countParticipants } from "@/lib/server/counts";
import { conferenceSidSchema, valid } from "@/lib/server/valid";

const sids = z.array(conferenceSidSchema).max(100);

/** How many are in each of the conferences that are asked for: `?sid=CF…&sid=CF…`. */
export function GET(request: NextRequest): Promise<Response> {
  return answer(permissionsFor("listParticipants"), () =>
    countParticipants(valid(sids, request.nextUrl.searchParams.getAll("sid"))),
  );
}
