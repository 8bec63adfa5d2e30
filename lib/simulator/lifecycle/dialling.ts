import type { Call } from "../entities/call";
import type { ParticipantStatus } from "../entities/participant";
import { type FarParty, magicNumber } from "../magic-numbers";
import type { World } from "../world";
import { farPartyOf } from "./call";
import { endCall } from "./leg";
import { pickUp } from "./pick-up";

const QUEUED_MS = 100;
const CONNECTING_MS = 200;
/** Twilio waits this much longer than `Timeout` says (Twilio docs: Participant resource, `Timeout`). */
const TIMEOUT_BUFFER_MS = 5_000;

/**
 * Calls the far party: queued, connecting, ringing, and then whatever it does. Inferred: that order, for
 * every kind of far party, and how long each step takes.
 */
export function dial(world: World, call: Call): void {
  world.agenda.plan(call.sid, call.queueTime + QUEUED_MS, () => {
    call.startTime = world.clock.now();
    setParticipantStatus(world, call, "connecting");
    world.announce({ type: "call-initiated", call });
    connect(world, call);
  });
}

function connect(world: World, call: Call): void {
  world.agenda.plan(call.sid, CONNECTING_MS, () => {
    const { does } = farPartyFor(call);
    if (does === "busy") return endCall(world, call, "busy");
    if (does === "fail") return endCall(world, call, "failed");
    ring(world, call);
    awaitAnswer(world, call);
  });
}

function awaitAnswer(world: World, call: Call): void {
  const { agenda, random } = world;
  const farParty = farPartyFor(call);
  if (farParty.does === "no-answer") {
    const patience = call.timeout * 1000 + TIMEOUT_BUFFER_MS;
    // Nothing changes about a call while it rings.
    const rung = world.clock.now() - call.dateUpdated;
    agenda.plan(call.sid, patience - rung, () => endCall(world, call, "no-answer"));
  } else if (farParty.does === "answer") {
    const { is, afterMs = random.integer(1_000, 3_000) } = farParty;
    call.pickedUpBy = is ?? "person";
    agenda.plan(call.sid, afterMs, () => {
      pickUp(world, call);
      awaitHangUp(world, call);
    });
  }
}

function awaitHangUp(world: World, call: Call): void {
  const farParty = farPartyFor(call);
  const ms = farParty.does === "answer" ? farParty.hangUpAfterMs : undefined;
  if (ms === undefined) return;
  world.agenda.plan(farPartyOf(call), ms, () => endCall(world, call, "completed"));
}

function farPartyFor({ to, ringsOn }: Call): FarParty {
  const farParty = magicNumber("To", to)?.farParty ?? { does: "answer" };
  return ringsOn && farParty.does === "answer" ? { does: "no-answer" } : farParty;
}

/** The far party does not pick up by itself: the phone rings until it is given up. Who has called in is not. */
export function letRing(world: World, call: Call): void {
  call.ringsOn = true;
  if (call.status === "ringing" && call.direction !== "inbound") awaitAnswer(world, call);
}

/** Plans again what was to become of a call that was saved on its way. */
export function resumeDialling(world: World, call: Call): void {
  if (call.status === "ringing") awaitAnswer(world, call);
  else if (call.status === "in-progress") awaitHangUp(world, call);
  else if (call.startTime === null) dial(world, call);
  else connect(world, call);
}

/** The phone rings. */
export function ring(world: World, call: Call): void {
  const now = world.clock.now();
  setParticipantStatus(world, call, "ringing");
  call.status = "ringing";
  call.startTime ??= now;
  call.dateUpdated = now;
  world.announce({ type: "call-ringing", call });
}

function setParticipantStatus({ store, clock }: World, call: Call, status: ParticipantStatus) {
  const participant = store.participantOf(call.sid);
  if (!participant) return;
  participant.status = status;
  participant.dateUpdated = clock.now();
}
