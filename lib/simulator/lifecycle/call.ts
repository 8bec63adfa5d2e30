import { type Call, type CallDirection, isLive } from "../entities/call";
import type { Voice } from "../entities/program";
import type { MachineDetection, Subscription } from "../entities/subscription";
import type { World } from "../world";

export interface CallSpec {
  readonly from: string;
  readonly to: string;
  readonly direction: CallDirection;
  readonly parentCallSid?: string | undefined;
  readonly forwardedFrom?: string | undefined;
  readonly callerName?: string | undefined;
  /** Milliseconds to wait before it is dialled. */
  readonly queueTime?: number | undefined;
  readonly record?: Call["record"] | undefined;
  readonly voice?: Voice | null | undefined;
  readonly statusCallback?: Subscription | null | undefined;
  readonly recordingStatusCallback?: Subscription | null | undefined;
  readonly machineDetection?: MachineDetection | null | undefined;
  /** Seconds. */
  readonly timeout?: number | undefined;
  /** Seconds. */
  readonly timeLimit?: number | undefined;
  /** Milliseconds since 1970, if not now. */
  readonly dateCreated?: number | undefined;
}

/** A new call, still `queued`: nobody has been called yet. */
export function placeCall({ store, random, clock }: World, spec: CallSpec): Call {
  const dateCreated = spec.dateCreated ?? clock.now();
  const ours = spec.direction === "inbound" ? spec.to : spec.from;
  const number = [store.incomingPhoneNumbers, store.outgoingCallerIds]
    .map((table) => table.find((row) => row.phoneNumber === ours))
    .find(Boolean);
  return store.calls.add({
    sid: random.sid("CA"),
    from: spec.from,
    to: spec.to,
    direction: spec.direction,
    parentCallSid: spec.parentCallSid ?? null,
    forwardedFrom: spec.forwardedFrom ?? null,
    callerName: spec.callerName ?? null,
    phoneNumberSid: number?.sid ?? null,
    dateCreated,
    dateUpdated: dateCreated,
    status: "queued",
    startTime: null,
    answeredTime: null,
    endTime: null,
    timeout: spec.timeout ?? 60,
    timeLimit: spec.timeLimit ?? null,
    queueTime: spec.queueTime ?? 0,
    record: spec.record ?? null,
    voice: spec.voice ?? null,
    program: null,
    statusCallback: spec.statusCallback ?? null,
    sequence: 0,
    machineDetection: spec.machineDetection ?? null,
    pickedUpBy: "person",
    keys: [],
    ringsOn: false,
    answeredBy: null,
    recordingStatusCallback: spec.recordingStatusCallback ?? null,
  });
}

/** Somebody, or something, has picked up. Does nothing to a call that is under way. */
export function answerCall(world: World, call: Call, at: number): void {
  if (call.status !== "queued" && call.status !== "ringing") return;
  world.agenda.drop(call.sid);
  call.status = "in-progress";
  call.startTime ??= at;
  call.answeredTime = at;
  call.dateUpdated = at;
  world.announce({ type: "call-answered", call });
}

export type FinalStatus = "completed" | "busy" | "failed" | "no-answer" | "canceled";

/** The name of the plan that cuts this call. */
export const timeLimitOf = (call: Call) => `${call.sid} time limit`;

/** The name of the plan for what the far party will do once it has answered. */
export const farPartyOf = (call: Call) => `${call.sid} far party`;

/** The call is over. Does nothing to a call that already is. */
export function finishCall(world: World, call: Call, status: FinalStatus): void {
  const { store, clock, agenda } = world;
  if (!isLive(call)) return;
  agenda.drop(call.sid);
  agenda.drop(timeLimitOf(call));
  agenda.drop(farPartyOf(call));
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
