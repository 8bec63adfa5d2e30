import type { Control } from "../control";
import { startDemo } from "../scenarios/demo";
import { resetWorld, type World } from "../world";
import { actAsFarParty } from "./far-party";
import type { Faults } from "./faults";
import type { RequestLog } from "./request-log";
import { seedConference } from "./seed-conference";

const scenarios = { demo: startDemo };

export function createControl(
  world: World,
  { faults, log, seed }: { faults: Faults; log: RequestLog; seed: number },
): Control {
  return {
    requests: log.requests,
    fault: faults.add,
    clearFaults: faults.clear,
    answer: (callSid) => actAsFarParty(world, callSid, "answer"),
    busy: (callSid) => actAsFarParty(world, callSid, "busy"),
    noAnswer: (callSid) => actAsFarParty(world, callSid, "no-answer"),
    fail: (callSid) => actAsFarParty(world, callSid, "fail"),
    hangUp: (callSid) => actAsFarParty(world, callSid, "hang-up"),
    seedConference: (spec) => seedConference(world, spec),
    startScenario: (name) => scenarios[name](world, seed),
    reset() {
      faults.clear();
      log.clear();
      resetWorld(world);
    },
  };
}
