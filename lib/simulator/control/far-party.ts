import type { FarPartyDeed } from "../control";
import { isLive } from "../entities/call";
import { endCall } from "../lifecycle/leg";
import { pickUp } from "../lifecycle/pick-up";
import type { World } from "../world";

const unanswered = { busy: "busy", "no-answer": "no-answer", fail: "failed" } as const;

/** Lets the one at the other end do something. Throws an Error with a sentence when they cannot. */
export function actAsFarParty(world: World, callSid: string, does: FarPartyDeed): void {
  const call = world.store.calls.get(callSid);
  if (!call || !isLive(call)) throw new Error(`No live call has the Call SID ${callSid}.`);
  const hasAnswered = call.status === "in-progress";
  if (does === "hang-up") {
    if (!hasAnswered) throw new Error(`${callSid} has not answered yet, so it cannot hang up.`);
    endCall(world, call, "completed");
    return;
  }
  if (hasAnswered) throw new Error(`${callSid} has already answered.`);
  if (does === "answer") pickUp(world, call);
  else endCall(world, call, unanswered[does]);
}
