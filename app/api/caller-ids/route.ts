import { answer } from "@/lib/server/answer";
import { readCallerIds } from "@/lib/server/caller-ids";

/** The numbers that the account may call from. */
export function GET(): Promise<Response> {
  return answer(["dial"], readCallerIds);
}
