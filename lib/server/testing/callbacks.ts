import type { CallbackOf } from "@/lib/model/callback";
import type { Participant } from "@/lib/model/participant";
import { append } from "../record/events";

type Told = CallbackOf<"conference">;

/**
 * Twilio calls back about a conference, as it is written down, and about a participant of it as the
 * simulator has them.
 */
export function tell(
  conferenceSid: string,
  event: Told["event"],
  sequence: number,
  participant?: Participant,
): Promise<number | null> {
  const callback: Told = {
    source: "conference",
    event,
    sequence,
    timestamp: new Date(Math.floor(Date.now() / 1000) * 1000).toISOString(),
    friendlyName: "Support",
    participant: participant ? saidOf(participant) : null,
  };
  return append({
    kind: "callback",
    key: `callback:${conferenceSid}:${sequence}:${event}`,
    at: new Date(),
    person: null,
    conferenceSid,
    callSid: participant?.callSid,
    payload: callback,
  });
}

function saidOf(participant: Participant): NonNullable<Told["participant"]> {
  const { callSid, label, muted, hold, coaching } = participant;
  const { startConferenceOnEnter, endConferenceOnExit } = participant;
  return { callSid, label, muted, hold, coaching, startConferenceOnEnter, endConferenceOnExit };
}
