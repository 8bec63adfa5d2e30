import { type Call, isLive } from "../entities/call";
import type { Answer } from "../http/answer";
import type { Parameters } from "../http/parameters";
import { refused } from "../http/twilio-error";
import { endCall, leaveConference, legOf } from "../lifecycle/leg";
import { limitTime } from "../lifecycle/pick-up";
import { readSubscription } from "../rules/callbacks";
import { readUpdateCall } from "../rules/create-call";
import { callView } from "../views/call";
import type { World } from "../world";
import { readVoice } from "./create-call";
import type { Ask } from "./route";

/** Ends a call, or gives it something else to do (Twilio docs: Call resource, "Update a Call"). */
export function updateCall({ world, ...ask }: Ask, call: Call): Answer {
  const form = readUpdateCall(ask.form);
  if (!isLive(call)) throw refused(21220, `The call is ${call.status}`);
  change(world, call, form);
  const status = form.get("Status");
  if (status) end(world, call, status);
  else if (form.get("Url") || form.get("Twiml")) redirect(world, call, form);
  return { status: 200, body: callView(world.account, call) };
}

function change(world: World, call: Call, form: Parameters): void {
  call.statusCallback =
    readSubscription(form, "StatusCallback", call.statusCallback?.events ?? ["completed"]) ??
    call.statusCallback;
  const timeLimit = form.integer("TimeLimit");
  if (timeLimit === undefined) return;
  call.timeLimit = timeLimit;
  // Inferred: it counts from the answer, so that one which has passed ends the call.
  limitTime(world, call);
}

/** `canceled` ends what has not been answered, `completed` ends anything. */
function end(world: World, call: Call, status: string): void {
  const isAnswered = call.status === "in-progress";
  // Inferred: an answered call cannot be canceled, and stays as it is.
  if (isAnswered && status === "canceled") return;
  endCall(world, call, isAnswered ? "completed" : "canceled");
}

/** Whoever is in a conference leaves it. Inferred: a call that still rings cannot be redirected. */
function redirect(world: World, call: Call, form: Parameters): void {
  if (call.status !== "in-progress") throw refused(21220, `The call is ${call.status}`);
  call.voice = { ...readVoice(form), sendDigits: "", asyncAmd: true };
  const leg = legOf(world, call.sid);
  // A conference that it leaves is not a <Dial> that goes on with the next verb.
  if (leg) call.program = null;
  if (leg) leaveConference(world, leg, "participant_updated_via_api");
  call.dateUpdated = world.clock.now();
  world.announce({ type: "voice-requested", call });
}
