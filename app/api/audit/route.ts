import type { NextRequest } from "next/server";
import { answer } from "@/lib/server/answer";
import { auditCursorOf, auditFilterOf } from "@/lib/server/audit/filter";
import { readAuditPage } from "@/lib/server/audit/page";

/** One page of the audit, newest first. */
export function GET(request: NextRequest): Promise<Response> {
  const query = Object.fromEntries(request.nextUrl.searchParams);
  return answer(["read-audit"], () => readAuditPage(auditFilterOf(query), auditCursorOf(query)));
}
