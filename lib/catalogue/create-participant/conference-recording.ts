import { eventsFor, methodFor } from "../rows";
import { perhapsKeptFromFirst } from "./first-participant";
import type { CreateParticipantRows } from "./rows";

const unlessRecording = {
  kind: "ignored-unless",
  anyOf: [{ option: "conferenceRecord", oneOf: ["true", "record-from-start"] }],
  because: "The conference is not recorded: set conferenceRecord.",
} as const;

/** The recording of the whole conference. */
export const conferenceRecording = {
  conferenceRecord: {
    group: "conference-recording",
    label: "Record the conference",
    kind: "enum",
    values: ["true", "false", "record-from-start", "do-not-record"],
    default: "false",
    help: "Records everybody together, from the moment that two participants are connected. Hold music and coaches are not in it.",
    relations: [perhapsKeptFromFirst],
  },
  conferenceTrim: {
    group: "conference-recording",
    label: "Conference trim",
    kind: "enum",
    values: ["trim-silence", "do-not-trim"],
    default: "trim-silence",
    help: "Whether silence at the beginning and the end of the conference recording is cut off.",
    relations: [unlessRecording, perhapsKeptFromFirst],
  },
  conferenceRecordingStatusCallback: {
    group: "conference-recording",
    label: "Conference recording status callback",
    kind: "url",
    help: "Where Twilio reports how the conference recording goes, with its address once it is ready.",
    relations: [unlessRecording, perhapsKeptFromFirst],
  },
  conferenceRecordingStatusCallbackMethod: {
    group: "conference-recording",
    label: "Conference recording status callback method",
    help: "The HTTP method for conferenceRecordingStatusCallback.",
    ...methodFor("conferenceRecordingStatusCallback"),
  },
  conferenceRecordingStatusCallbackEvent: {
    group: "conference-recording",
    label: "Conference recording status callback events",
    default: "completed",
    help: "What is reported to conferenceRecordingStatusCallback.",
    ...eventsFor("conferenceRecordingStatusCallback", [
      "in-progress",
      "completed",
      "failed",
      "absent",
    ]),
  },
} satisfies Partial<CreateParticipantRows>;
