import type { AnsweredBy, Call } from "../entities/call";
import type { MachineDetection } from "../entities/subscription";
import type { World } from "../world";

/** What picks the phone up. */
export const pickers = ["person", "machine", "fax"] as const;
export type Picker = (typeof pickers)[number];

/** Inferred: how long it takes to tell, in milliseconds. The mode decides what a machine is called. */
const findings: Readonly<
  Record<MachineDetection["mode"], Record<Picker, readonly [AnsweredBy, afterMs: number]>>
> = {
  Enable: {
    person: ["human", 2_400],
    machine: ["machine_start", 3_600],
    fax: ["fax", 3_000],
  },
  DetectMessageEnd: {
    person: ["human", 2_400],
    machine: ["machine_end_beep", 9_500],
    fax: ["fax", 3_000],
  },
};

/** Listens to who answers, where that was asked for (Twilio docs: Answering Machine Detection). */
export function startMachineDetection(world: World): void {
  world.listen((event) => {
    if (event.type === "call-answered") detect(world, event.call);
  });
}

/** Finds out who, or what, has answered this call; also one that was saved before that was clear. */
export function detect(world: World, call: Call): void {
  if (!call.machineDetection) return;
  const { mode, timeoutMs } = call.machineDetection;
  const [finding, afterMs] = findings[mode][call.pickedUpBy];
  const isTooSlow = afterMs > timeoutMs;
  const answeredBy = isTooSlow ? "unknown" : finding;
  const durationMs = isTooSlow ? timeoutMs : afterMs;
  world.agenda.plan(`${call.sid} machine detection`, durationMs, () => {
    // Inferred: nothing is said about a call that has ended before it was clear.
    if (call.status !== "in-progress") return;
    call.answeredBy = answeredBy;
    call.dateUpdated = world.clock.now();
    world.announce({ type: "machine-detected", call, answeredBy, durationMs });
  });
}
