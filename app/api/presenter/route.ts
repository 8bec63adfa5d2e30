import { answer } from "@/lib/server/answer";
import { readStage } from "@/lib/server/presenter";

/** How things stand on the demo's stage. */
export function GET(): Promise<Response> {
  return answer(["direct-stage"], readStage);
}
