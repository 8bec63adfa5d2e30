import { answer } from "@/lib/server/answer";
import { readAuditPeople } from "@/lib/server/audit/people";

/** Everybody who is on record. */
export function GET(): Promise<Response> {
  return answer(["read-audit"], readAuditPeople);
}
