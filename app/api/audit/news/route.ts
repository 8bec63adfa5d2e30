import type { NextRequest } from "next/server";
import { answer } from "@/lib/server/answer";
import { auditCursorOf, auditFilterOf } from "@/lib/server/audit/filter";
import { countAuditNews } from "@/lib/server/audit/page";

/** How many entries came after one, with the same filters: `?after=…`. */
export function GET(request: NextRequest): Promise<Response> {
  const query = Object.fromEntries(request.nextUrl.searchParams);
  return answer(["read-audit"], () =>
    countAuditNews(auditFilterOf(query), auditCursorOf(query).after ?? 0),
  );
}
