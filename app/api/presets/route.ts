import { answer } from "@/lib/server/answer";
import { readPresets } from "@/lib/server/presets";

/** The dial forms that are kept, one's own and everybody's. */
export function GET(): Promise<Response> {
  return answer(["dial"], readPresets);
}
