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

/** Calls the far party: queued, connecting, ringing, and then whatever it does. Inferred: how long each step takes. */
export function dial(world: World, call: Call): void {
  const { agenda, clock } = world;
  const farParty = magicNumber("To", call.to)?.farParty ?? { does: "answer" };

  agenda.plan(call.sid, call.queueTime + QUEUED_MS, () => {
    call.startTime = clock.now();
    setParticipantStatus(world, call, "connecting");
    world.announce({ type: "call-initiated", call });
    agenda.plan(call.sid, CONNECTING_MS, () => reached(world, call, farParty));
  });
}

function reached(world: World, call: Call, farParty: FarParty): void {
  if (farParty.does === "busy") return endCall(world, call, "busy");
  if (farParty.does === "fail") return endCall(world, call, "failed");
  ring(world, call);
  const { agenda, random } = world;
  if (farParty.does === "no-answer") {
    const patience = call.timeout * 1000 + TIMEOUT_BUFFER_MS;
    agenda.plan(call.sid, patience, () => endCall(world, call, "no-answer"));
  } else if (farParty.does === "answer") {
    const { is, afterMs = random.integer(1_000, 3_000), hangUpAfterMs } = farParty;
    call.pickedUpBy = is ?? "person";
    agenda.plan(call.sid, afterMs, () => {
      pickUp(world, call);
      if (hangUpAfterMs !== undefined) {
        agenda.plan(farPartyOf(call), hangUpAfterMs, () => endCall(world, call, "completed"));
      }
    });
  }
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
