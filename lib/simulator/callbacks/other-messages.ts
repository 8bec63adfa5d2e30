import type { Subscription } from "../entities/subscription";
import type { LifecycleEvent, RecordingFacts } from "../lifecycle/events";
import { rfc2822 } from "../views/date";
import { recordingUrl } from "../views/paths";
import type { World } from "../world";
import { type Message, pairsOf } from "./message";

type EventOf<Type> = Extract<LifecycleEvent, { type: Type }>;

/** Twilio docs: Answering Machine Detection, "AMD status callback". */
export function machineDetectionMessage(
  world: World,
  { call, answeredBy, durationMs }: EventOf<"machine-detected">,
): Message | null {
  const callback = call.machineDetection?.callback;
  if (!callback) return null;
  return {
    url: callback.url,
    method: callback.method,
    subject: "machine detection",
    event: answeredBy,
    resourceSid: call.sid,
    parameters: pairsOf({
      CallSid: call.sid,
      AccountSid: world.account.sid,
      AnsweredBy: answeredBy,
      MachineDetectionDuration: durationMs,
    }),
  };
}

/** Twilio docs: TwiML <Conference> and Participant resource, `recordingStatusCallback`. */
export function recordingMessage(
  world: World,
  { status, recording }: EventOf<"recording">,
): Message | null {
  const subscription = subscriptionOf(world, recording);
  if (!subscription?.events.includes(status)) return null;
  const { sid, conferenceSid, callSid } = recording;
  return {
    url: subscription.url,
    method: subscription.method,
    subject: "recording",
    event: status,
    resourceSid: conferenceSid ?? callSid ?? sid,
    parameters: pairsOf({
      AccountSid: world.account.sid,
      ConferenceSid: conferenceSid,
      CallSid: callSid,
      RecordingSid: sid,
      RecordingUrl: recordingUrl(world.account, sid),
      RecordingStatus: status,
      RecordingDuration: recording.duration,
      RecordingChannels: recording.channels,
      RecordingStartTime: rfc2822(recording.startTime),
      RecordingSource: recording.source,
      RecordingTrack: conferenceSid === null ? recording.track : null,
    }),
  };
}

function subscriptionOf({ store }: World, recording: RecordingFacts): Subscription | null {
  const { conferenceSid, callSid } = recording;
  if (conferenceSid !== null) {
    return store.conferences.get(conferenceSid)?.callbacks.recording ?? null;
  }
  return (callSid !== null && store.calls.get(callSid)?.recordingStatusCallback) || null;
}
