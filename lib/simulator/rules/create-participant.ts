import { callingRules, machineDetectionRules, method, trim, url } from "./calling";
import type { Rules } from "./check-parameters";

/** Twilio's error for values that concern the whole conference. Inferred from the code's title. */
const CONFERENCE_ATTRIBUTES = 16002;

/**
 * Twilio docs: Conference Participant resource, "Create a Participant". To, From, Label, the SIP
 * credentials and coaching have rules of their own. Inferred: which code goes with which parameter.
 */
export const createParticipantRules: Rules = {
  ...callingRules,
  ...machineDetectionRules,
  Timeout: { is: "integer", min: 5, max: 600, code: 21208 },
  Beep: { is: "one of", values: ["true", "false", "onEnter", "onExit"], code: 13235 },
  WaitUrl: url,
  WaitMethod: method,
  MaxParticipants: { is: "integer", min: 2, max: 250, code: CONFERENCE_ATTRIBUTES },
  ConferenceRecord: {
    is: "one of",
    values: ["true", "false", "record-from-start", "do-not-record"],
    code: CONFERENCE_ATTRIBUTES,
  },
  ConferenceTrim: trim,
  ConferenceStatusCallback: url,
  ConferenceStatusCallbackMethod: method,
  ConferenceStatusCallbackEvent: {
    is: "some of",
    values: ["start", "end", "join", "leave", "mute", "hold", "modify", "speaker", "announcement"],
  },
  ConferenceRecordingStatusCallback: url,
  ConferenceRecordingStatusCallbackMethod: method,
  ConferenceRecordingStatusCallbackEvent: {
    is: "some of",
    values: ["in-progress", "completed", "failed", "absent"],
  },
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
  Region: {
    is: "one of",
    values: ["us1", "us2", "ie1", "de1", "sg1", "br1", "au1", "jp1"],
    code: CONFERENCE_ATTRIBUTES,
  },
  JitterBufferSize: { is: "one of", values: ["off", "small", "medium", "large"] },
  AmdStatusCallback: url,
  AmdStatusCallbackMethod: method,
};
