import type { FarPartyDeed } from "../control";
import { endLeg, joinConference, type Leg, legOf } from "../lifecycle/leg";
import type { World } from "../world";

const unanswered = { busy: "busy", "no-answer": "no-answer", fail: "failed" } as const;

/** Lets the one at the other end do something. Throws an Error with a sentence when they cannot. */
export function actAsFarParty(world: World, callSid: string, does: FarPartyDeed): void {
  const leg = legOf(world, callSid);
  if (!leg) throw new Error(`No participant has the Call SID ${callSid}.`);
  const hasAnswered = leg.participant.status === "connected";
  if (does === "hang-up") {
    if (!hasAnswered) throw new Error(`${callSid} has not answered yet, so it cannot hang up.`);
    endLeg(world, leg, "completed", "left");
    return;
  }
  if (hasAnswered) throw new Error(`${callSid} has already answered.`);
  decide(world, leg, does);
}

function decide(world: World, leg: Leg, does: Exclude<FarPartyDeed, "hang-up">): void {
  if (does === "answer") joinConference(world, leg);
  else endLeg(world, leg, unanswered[does], "left");
}
