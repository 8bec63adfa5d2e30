import type { NextRequest } from "next/server";
import { answer } from "@/lib/server/answer";
import { exportAudit } from "@/lib/server/audit/export";
import { auditFilterOf } from "@/lib/server/audit/filter";
import { stillMay } from "@/lib/server/session";

/** Everything that the filters leave as a file: `?format=csv` or `json`. */
export function GET(request: NextRequest): Promise<Response> {
  const { format, ...query } = Object.fromEntries(request.nextUrl.searchParams);
  return answer(["read-audit"], () =>
    exportAudit(
      auditFilterOf(query),
      format,
      request.signal,
      stillMay(["read-audit"], request.headers),
    ),
  );
}
