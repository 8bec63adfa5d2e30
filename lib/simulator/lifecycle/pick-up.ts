import type { Call } from "../entities/call";
import type { World } from "../world";
import { answerCall, timeLimitOf } from "./call";
import { endCall, joinConference, legOf } from "./leg";

/** The far party answers: a leg is in its conference, any other call begins with its TwiML. */
export function pickUp(world: World, call: Call): void {
  const leg = legOf(world, call.sid);
  if (leg) joinConference(world, leg);
  else answerCall(world, call, world.clock.now());
  limitTime(world, call);
}

/** Seconds that a call may last on an account for which nothing else was agreed (Twilio docs: configurable call limits). */
const LONGEST = 14_400;

/** Cuts the call when its time is up, counted from its answer. */
export function limitTime(world: World, call: Call): void {
  const { agenda, clock } = world;
  if (call.answeredTime === null) return;
  const left = call.answeredTime + (call.timeLimit ?? LONGEST) * 1000 - clock.now();
  agenda.plan(timeLimitOf(call), left, () => endCall(world, call, "completed"));
}
