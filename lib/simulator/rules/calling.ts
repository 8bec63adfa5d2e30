import type { Call } from "../entities/call";
import type { Parameters } from "../http/parameters";
import { badRequest } from "../http/twilio-error";
import type { Rules } from "./check-parameters";

export const method = { is: "method" } as const;
export const url = { is: "url" } as const;
export const trim = { is: "one of", values: ["trim-silence", "do-not-trim"], code: 13239 } as const;

const MACHINE_DETECTION = 21234;

/** What both ways to call somebody have (Twilio docs: Call resource and Conference Participant resource). */
export const callingRules: Rules = {
  StatusCallback: { is: "url", plainHost: true },
  StatusCallbackMethod: method,
  StatusCallbackEvent: {
    is: "some of",
    values: ["initiated", "ringing", "answered", "completed"],
  },
  TimeLimit: { is: "integer", min: 1, max: 86_400, code: 13216 },
  RecordingChannels: { is: "one of", values: ["mono", "dual"] },
  RecordingStatusCallback: url,
  RecordingStatusCallbackMethod: method,
  RecordingTrack: { is: "one of", values: ["inbound", "outbound", "both"] },
  Trim: trim,
  ClientNotificationUrl: { is: "url", code: 13806 },
};

/** Twilio docs: Answering Machine Detection, "Tuning". */
export const machineDetectionRules: Rules = {
  MachineDetection: {
    is: "one of",
    values: ["Enable", "DetectMessageEnd"],
    code: MACHINE_DETECTION,
  },
  MachineDetectionTimeout: { is: "integer", min: 1, code: MACHINE_DETECTION },
  MachineDetectionSpeechThreshold: {
    is: "integer",
    min: 1_000,
    max: 6_000,
    code: MACHINE_DETECTION,
  },
  MachineDetectionSpeechEndThreshold: {
    is: "integer",
    min: 500,
    max: 5_000,
    code: MACHINE_DETECTION,
  },
  MachineDetectionSilenceTimeout: {
    is: "integer",
    min: 2_000,
    max: 10_000,
    code: MACHINE_DETECTION,
  },
};

/** Only a call to a phone number uses Byoc; otherwise Twilio ignores it. */
export function checkByoc(byoc: string | undefined, to: string): void {
  if (byoc && to.startsWith("+") && !/^BY[0-9a-fA-F]{32}$/.test(byoc)) {
    throw badRequest("Byoc must be BY and 32 hexadecimal digits");
  }
}

/** How a form wants the leg recorded, or null (Twilio docs: Call resource, `Record` and its neighbours). */
export function readRecord(form: Parameters): Call["record"] {
  if (!form.boolean("Record")) return null;
  const track = form.get("RecordingTrack");
  return {
    channels: form.get("RecordingChannels") === "dual" ? 2 : 1,
    track: track === "inbound" || track === "outbound" ? track : "both",
  };
}
