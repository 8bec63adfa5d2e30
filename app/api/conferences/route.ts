import type { NextRequest } from "next/server";
import { permissionsFor } from "@/lib/model/permission";
import { answer } from "@/lib/server/answer";
import { readConferences } from "@/lib/server/conferences";

/** One page of the account's conferences. */
export function GET(request: NextRequest): Promise<Response> {
  const query = Object.fromEntries(request.nextUrl.searchParams);
  return answer(permissionsFor("listConferences"), () => readConferences(query));
}
