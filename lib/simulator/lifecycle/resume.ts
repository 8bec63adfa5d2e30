import type { Call } from "../entities/call";
import { isLive } from "../entities/call";
import type { World } from "../world";
import { resumeDialling } from "./dialling";
import { detect } from "./machine-detection";
import { limitTime } from "./pick-up";
import { processRecording } from "./recording";

/**
 * Plans again what was to happen when this world was saved, at the times it was planned for. What was
 * being announced, and TwiML that was being fetched, does not come back.
 * @param due when each plan falls due, as the agenda told it
 */
export function resumePlans(
  world: World,
  due: Readonly<Record<string, number>>,
  resumeTwiml: (call: Call) => void,
): void {
  const { store, agenda } = world;
  agenda.resume(due, () => {
    for (const call of store.calls.all().toReversed()) {
      if (!isLive(call)) continue;
      if (call.program === null) resumeDialling(world, call);
      else resumeTwiml(call);
      limitTime(world, call);
      detect(world, call);
    }
    for (const recording of store.recordings.all().toReversed()) processRecording(world, recording);
  });
}
