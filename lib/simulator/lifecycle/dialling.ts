import { type FarParty, magicNumber } from "../magic-numbers";
import type { World } from "../world";
import { endLeg, joinConference, type Leg } from "./leg";

const QUEUED_MS = 100;
const CONNECTING_MS = 200;
/** Twilio waits this much longer than `Timeout` says (Twilio docs: Participant resource, `Timeout`). */
const TIMEOUT_BUFFER_MS = 5_000;

/** Calls the far party: queued, connecting, ringing, and then whatever it does. Inferred: how long each step takes. */
export function dial(world: World, leg: Leg): void {
  const { agenda, clock } = world;
  const { participant, call } = leg;
  const farParty = magicNumber("To", call.to)?.farParty ?? { does: "answer" };

  agenda.plan(call.sid, QUEUED_MS, () => {
    participant.status = "connecting";
    call.startTime = clock.now();
    participant.dateUpdated = call.startTime;
    world.announce({ type: "call-initiated", call });
    agenda.plan(call.sid, CONNECTING_MS, () => reached(world, leg, farParty));
  });
}

function reached(world: World, leg: Leg, farParty: FarParty): void {
  if (farParty.does === "busy") return endLeg(world, leg, "busy", "left");
  if (farParty.does === "fail") return endLeg(world, leg, "failed", "left");
  ring(world, leg);
  const { agenda, random } = world;
  const { call } = leg;
  if (farParty.does === "no-answer") {
    const patience = call.timeout * 1000 + TIMEOUT_BUFFER_MS;
    agenda.plan(call.sid, patience, () => endLeg(world, leg, "no-answer", "left"));
  } else if (farParty.does === "answer") {
    const { afterMs = random.integer(1_000, 3_000), hangUpAfterMs } = farParty;
    agenda.plan(call.sid, afterMs, () => {
      joinConference(world, leg);
      if (hangUpAfterMs !== undefined) {
        agenda.plan(call.sid, hangUpAfterMs, () => endLeg(world, leg, "completed", "left"));
      }
    });
  }
}

/** The phone rings. */
export function ring(world: World, { participant, call }: Leg): void {
  const { clock } = world;
  participant.status = "ringing";
  participant.dateUpdated = clock.now();
  call.status = "ringing";
  call.startTime ??= clock.now();
  call.dateUpdated = clock.now();
  world.announce({ type: "call-ringing", call });
}
