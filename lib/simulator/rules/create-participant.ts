import type { Rules } from "./check-parameters";

const methods = { is: "method" } as const;
const url = { is: "url" } as const;
const trim = { is: "one of", values: ["trim-silence", "do-not-trim"], code: 13239 } as const;

/** Twilio's error for values that concern the whole conference. Inferred from the code's title. */
const CONFERENCE_ATTRIBUTES = 16002;
const MACHINE_DETECTION = 21234;

/**
 * Twilio docs: Conference Participant resource, "Create a Participant". To, From, Label, the SIP
 * credentials and coaching have rules of their own. Inferred: which code goes with which parameter.
 */
export const createParticipantRules: Rules = {
  StatusCallback: { is: "url", plainHost: true },
  StatusCallbackMethod: methods,
  StatusCallbackEvent: {
    is: "some of",
    values: ["initiated", "ringing", "answered", "completed"],
  },
  Timeout: { is: "integer", min: 5, max: 600, code: 21208 },
  TimeLimit: { is: "integer", min: 1, max: 86_400, code: 13216 },
  Beep: { is: "one of", values: ["true", "false", "onEnter", "onExit"], code: 13235 },
  WaitUrl: url,
  WaitMethod: methods,
  MaxParticipants: { is: "integer", min: 2, max: 250, code: CONFERENCE_ATTRIBUTES },
  ConferenceRecord: {
    is: "one of",
    values: ["true", "false", "record-from-start", "do-not-record"],
    code: CONFERENCE_ATTRIBUTES,
  },
  ConferenceTrim: trim,
  ConferenceStatusCallback: url,
  ConferenceStatusCallbackMethod: methods,
  ConferenceStatusCallbackEvent: {
    is: "some of",
    values: ["start", "end", "join", "leave", "mute", "hold", "modify", "speaker", "announcement"],
  },
  ConferenceRecordingStatusCallback: url,
  ConferenceRecordingStatusCallbackMethod: methods,
  ConferenceRecordingStatusCallbackEvent: {
    is: "some of",
    values: ["in-progress", "completed", "failed", "absent"],
  },
  RecordingChannels: { is: "one of", values: ["mono", "dual"] },
  RecordingStatusCallback: url,
  RecordingStatusCallbackMethod: methods,
  RecordingStatusCallbackEvent: {
    is: "some of",
    values: [
      "started",
      "in-progress",
      "paused",
      "resumed",
      "stopped",
      "completed",
      "failed",
      "absent",
    ],
  },
  RecordingTrack: { is: "one of", values: ["inbound", "outbound", "both"] },
  Trim: trim,
  Region: {
    is: "one of",
    values: ["us1", "us2", "ie1", "de1", "sg1", "br1", "au1", "jp1"],
    code: CONFERENCE_ATTRIBUTES,
  },
  JitterBufferSize: { is: "one of", values: ["off", "small", "medium", "large"] },
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
  AmdStatusCallback: url,
  AmdStatusCallbackMethod: methods,
  ClientNotificationUrl: url,
};
