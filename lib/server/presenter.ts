import "server-only";
import { z } from "zod";
import { FaultError, invalid } from "@/lib/model/fault";
import {
  type Stage,
  type StageDeed,
  type StageFault,
  type StageOrder,
  stageDeeds,
  stageFaults,
} from "@/lib/model/stage";
import type { Control, FaultRule } from "@/lib/simulator/control";
import { demoSimulator, playForDemo } from "./demo";
import { environment } from "./env";
import { valid } from "./valid";

const names = <Name extends string>(table: Record<Name, unknown>) =>
  z.enum(Object.keys(table) as [Name, ...Name[]]);

const orders: z.ZodType<StageOrder> = z.discriminatedUnion("order", [
  z.strictObject({ order: z.literal("play"), scenario: z.string() }),
  z.strictObject({ order: z.literal("speed"), speed: z.number().min(0).max(100) }),
  z.strictObject({ order: z.literal("skip"), seconds: z.number().min(0).max(3600) }),
  z.strictObject({
    order: z.literal("far-party"),
    callSid: z.string(),
    deed: z.enum(stageDeeds),
  }),
  z.strictObject({ order: z.literal("fault"), fault: names(stageFaults) }),
  z.strictObject({ order: z.literal("lift-faults") }),
  z.strictObject({ order: z.literal("reset") }),
]);

const rules: Record<StageFault, FaultRule> = {
  // A press that meets 429 is tried three times more before it is refused.
  "presses-limited": { method: "POST", path: "/Participants/", kind: "429", count: 4 },
  "press-slow": { method: "POST", path: "/Participants/", kind: "slow", ms: 3000 },
  "dial-lost": { method: "POST", path: "/Participants.json", kind: "lost-answer" },
  "reads-down": { method: "GET", path: "/", kind: "503", rate: 1 },
  "one-in-five": { path: "/", kind: "500", rate: 0.2 },
};

const deeds: Record<StageDeed, (control: Control, callSid: string) => void> = {
  answer: (control, callSid) => control.answer(callSid),
  busy: (control, callSid) => control.busy(callSid),
  "no-answer": (control, callSid) => control.noAnswer(callSid),
  "let-ring": (control, callSid) => control.letRing(callSid),
  talk: (control, callSid) => control.talk(callSid),
  "fall-silent": (control, callSid) => control.fallSilent(callSid),
  "hang-up": (control, callSid) => control.hangUp(callSid),
};

/** How things stand on stage. @throws FaultError `not-found` outside demo mode */
export async function readStage(): Promise<Stage> {
  const control = onStage();
  return { scenarios: control.scenarios(), clock: control.setClock() };
}

/**
 * Does what the presenter orders.
 * @throws FaultError `not-found` outside demo mode, `invalid` for what cannot be done
 */
export function direct(asked: unknown): void {
  const control = onStage();
  const order = valid(orders, asked);
  try {
    carryOut(control, order);
    if (control.setClock().speed === 0) void callBack(control);
  } catch (error) {
    // The simulator says in a sentence why somebody cannot do that now.
    throw new FaultError(invalid(error instanceof Error ? error.message : "This cannot be done."));
  }
}

function carryOut(control: Control, order: StageOrder): void {
  switch (order.order) {
    case "play":
      return play(control, order.scenario);
    case "speed":
      return void control.setClock({ speed: order.speed });
    case "skip":
      return void control.setClock({ advanceMs: order.seconds * 1000 });
    case "far-party":
      return deeds[order.deed](control, order.callSid);
    case "fault":
      return void control.fault(rules[order.fault]);
    case "lift-faults":
      return liftFaults(control);
    case "reset":
      return play(control, "demo");
  }
}

/** The presenter's own, and those that a scenario has brought along. */
function liftFaults(control: Control): void {
  control.clearFaults();
  control.callbacks.clearFaults();
  control.clearQuirks();
}

/** Time may stand still on stage: the board hears all the same of what was ordered. */
async function callBack({ callbacks }: Control): Promise<void> {
  while ((await callbacks.step()) !== null);
}

/** Clears the stage and plays a scenario from its beginning. */
function play(control: Control, wanted: string): void {
  const scenario = control.scenarios().find(({ name }) => name === wanted);
  if (!scenario) throw new Error("There is no such scenario.");
  control.reset();
  control.setClock({ speed: 1 });
  playForDemo(control, scenario.name);
}

function onStage(): Control {
  if (environment().mode === "demo") return demoSimulator().control;
  throw new FaultError({
    kind: "not-found",
    message: "There is no stage here: this board shows real calls.",
    repeatable: false,
    unsure: false,
  });
}
