import type { Call, CallStatus } from "../entities/call";
import type { Recording } from "../entities/recording";
import type { LifecycleEvent } from "../lifecycle/events";
import { rfc2822 } from "../views/date";
import { API_VERSION, recordingUrl } from "../views/paths";
import type { World } from "../world";
import { type Message, pairsOf } from "./message";

type CallEvent = Extract<LifecycleEvent, { type: `call-${string}` }>;

/** Twilio docs: Making calls, `StatusCallbackEvent`: what subscribes, and what CallStatus is then sent. */
const events = {
  "call-initiated": { event: "initiated", status: "initiated" },
  "call-ringing": { event: "ringing", status: "ringing" },
  "call-answered": { event: "answered", status: "in-progress" },
  "call-completed": { event: "completed", status: null },
} as const;

/** Inferred: which SIP response stands for which ending; Twilio documents 404 and 487 as examples. */
const sipResponseCodes: Partial<Record<CallStatus, number>> = {
  completed: 200,
  busy: 486,
  failed: 404,
  "no-answer": 487,
  canceled: 487,
};

/** The status callback for this event, or null when nobody asked for it. Counts the call's sequence on. */
export function callMessage(world: World, { type, call }: CallEvent): Message | null {
  const { event, status } = events[type];
  if (!call.statusCallback?.events.includes(event)) return null;
  const { url, method } = call.statusCallback;
  return {
    url,
    method,
    subject: "call",
    event,
    resourceSid: call.sid,
    parameters: pairsOf({
      CallSid: call.sid,
      AccountSid: world.account.sid,
      From: call.from,
      To: call.to,
      CallStatus: status ?? call.status,
      ApiVersion: API_VERSION,
      Direction: call.direction,
      ParentCallSid: call.parentCallSid,
      ...parties(call),
      AnsweredBy: call.answeredBy,
      Timestamp: rfc2822(world.clock.now()),
      CallbackSource: "call-progress-events",
      // Twilio counts a call's callbacks from 0. Inferred: only those that are sent.
      SequenceNumber: call.sequence++,
      ...(type === "call-completed" ? { ...ending(call), ...recordingOf(world, call) } : {}),
    }),
  };
}

/** CallDuration is in seconds; Duration is what Twilio bills, in minutes begun. */
function ending({ status, answeredTime, endTime }: Call) {
  const talked =
    answeredTime === null || endTime === null ? 0 : Math.round((endTime - answeredTime) / 1000);
  return {
    CallDuration: talked,
    Duration: Math.ceil(talked / 60),
    SipResponseCode: sipResponseCodes[status],
  };
}

/** What the leg was recorded on. Inferred: it has its address before it can be had. */
function recordingOf({ account, store, clock }: World, { sid: callSid }: Call) {
  const isIts = (one: Recording) => one.conferenceSid === null && one.callSid === callSid;
  const recording = store.recordings.find(isIts);
  if (!recording) return {};
  const { sid, recorded, since } = recording;
  const length = recorded + (since === null ? 0 : clock.now() - since);
  return {
    RecordingUrl: recordingUrl(account, sid),
    RecordingSid: sid,
    RecordingDuration: Math.round(length / 1000),
  };
}

/** Both ends once more, by their older names, and where they are. The simulator knows no more than the country. */
export function parties({ from, to, forwardedFrom, callerName }: Call) {
  return {
    ForwardedFrom: forwardedFrom,
    CallerName: callerName,
    Called: to,
    Caller: from,
    ...place("From", from),
    ...place("To", to),
  };
}

function place(end: "From" | "To", endpoint: string) {
  if (!endpoint.startsWith("+1")) return {};
  const other = end === "From" ? "Caller" : "Called";
  return Object.fromEntries(
    [end, other].flatMap((name) => [
      [`${name}City`, ""],
      [`${name}State`, ""],
      [`${name}Zip`, ""],
      [`${name}Country`, "US"],
    ]),
  );
}
