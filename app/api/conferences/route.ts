import type { NextRequest } from "next/server";
import { answer } from "@/lib/server/answer";
import { readConferences } from "@/lib/server/conferences";

/** One page of the account's conferences. */
export function GET(request: NextRequest): Promise<Response> {
  const query = Object.fromEntries(request.nextUrl.searchParams);
  return answer(["see"], () => readConferences(query));
}
