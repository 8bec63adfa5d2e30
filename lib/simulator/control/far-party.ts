import type { Call, Keys } from "../entities/call";
import { isLive } from "../entities/call";
import { letRing } from "../lifecycle/dialling";
import { endCall, type Leg, legOf } from "../lifecycle/leg";
import type { Picker } from "../lifecycle/machine-detection";
import { pickUp } from "../lifecycle/pick-up";
import { speak } from "../lifecycle/speech";
import type { World } from "../world";

/** What the one at the other end can do. All throw an Error with a sentence when they cannot. */
export interface FarParties {
  answer(callSid: string, as?: Picker): void;
  busy(callSid: string): void;
  noAnswer(callSid: string): void;
  fail(callSid: string): void;
  letRing(callSid: string): void;
  hangUp(callSid: string): void;
  talk(callSid: string): void;
  fallSilent(callSid: string): void;
  press(callSid: string, digits: string): void;
  keys(callSid: string): readonly Keys[];
}

export function createFarParties(world: World): FarParties {
  return {
    answer(callSid, as = "person") {
      const call = waiting(world, callSid);
      call.pickedUpBy = as;
      pickUp(world, call);
    },
    busy: (callSid) => endCall(world, waiting(world, callSid), "busy"),
    noAnswer: (callSid) => endCall(world, waiting(world, callSid), "no-answer"),
    fail: (callSid) => endCall(world, waiting(world, callSid), "failed"),
    letRing: (callSid) => letRing(world, waiting(world, callSid)),
    hangUp: (callSid) => endCall(world, talking(world, callSid, "hang up"), "completed"),
    talk: (callSid) => speak(world, joined(world, callSid).participant, true),
    fallSilent: (callSid) => speak(world, joined(world, callSid).participant, false),
    press(callSid, digits) {
      if (!/^[0-9*#]+$/.test(digits)) throw new Error("Keys are 0 to 9, * and #.");
      const call = talking(world, callSid, "press keys");
      call.keys = [...call.keys, { at: world.clock.now(), digits }];
    },
    keys(callSid) {
      const call = world.store.calls.get(callSid);
      if (!call) throw new Error(`No call has the Call SID ${callSid}.`);
      return call.keys;
    },
  };
}

function live({ store }: World, callSid: string): Call {
  const call = store.calls.get(callSid);
  if (!call || !isLive(call)) throw new Error(`No live call has the Call SID ${callSid}.`);
  return call;
}

function waiting(world: World, callSid: string): Call {
  const call = live(world, callSid);
  if (call.status === "in-progress") throw new Error(`${callSid} has already answered.`);
  return call;
}

function talking(world: World, callSid: string, what: string): Call {
  const call = live(world, callSid);
  if (call.status === "in-progress") return call;
  throw new Error(`${callSid} has not answered yet, so it cannot ${what}.`);
}

function joined(world: World, callSid: string): Leg {
  const leg = legOf(world, live(world, callSid).sid);
  if (leg?.participant.status === "connected") return leg;
  throw new Error(`${callSid} is not in a conference.`);
}
