import { type Call, isLive } from "../entities/call";
import type { World } from "../world";

export type FinalStatus = "completed" | "busy" | "failed" | "no-answer" | "canceled";

/** The name of the plan that cuts this call. */
export const timeLimitOf = (call: Call) => `${call.sid} time limit`;

/** The call is over. Does nothing to a call that already is. */
export function finishCall(world: World, call: Call, status: FinalStatus): void {
  const { store, clock, agenda } = world;
  if (!isLive(call)) return;
  agenda.drop(call.sid);
  agenda.drop(timeLimitOf(call));
  call.status = status;
  call.endTime = clock.now();
  call.dateUpdated = call.endTime;
  store.calls.retire(call.sid);
  world.announce({ type: "call-completed", call });
}

/** Ends a call from our side: an answered one is completed, one that still rings is canceled. */
export function hangUpCall(world: World, call: Call): void {
  finishCall(world, call, call.status === "in-progress" ? "completed" : "canceled");
}
