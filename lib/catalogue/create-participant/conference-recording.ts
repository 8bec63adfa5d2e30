import { eventsFor, methodFor, ownAddress, ownPart } from "../rows";
import { perhapsKeptFromFirst } from "./first-participant";
import type { CreateParticipantRows } from "./rows";

const LOSS = "The board's record then does not tell how the conference's recording goes.";
const method = methodFor("conferenceRecordingStatusCallback");
const events = eventsFor("conferenceRecordingStatusCallback", [
  "in-progress",
  "completed",
  "failed",
  "absent",
]);

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
    relations: [unlessRecording, perhapsKeptFromFirst, ownAddress(LOSS)],
  },
  conferenceRecordingStatusCallbackMethod: {
    group: "conference-recording",
    label: "Conference recording status callback method",
    help: "The HTTP method for conferenceRecordingStatusCallback.",
    ...method,
    relations: [...method.relations, ownPart("conferenceRecordingStatusCallback", LOSS)],
  },
  conferenceRecordingStatusCallbackEvent: {
    group: "conference-recording",
    label: "Conference recording status callback events",
    default: "completed",
    help: "What is reported to conferenceRecordingStatusCallback.",
    ...events,
    relations: [...events.relations, ownPart("conferenceRecordingStatusCallback", LOSS)],
  },
} satisfies Partial<CreateParticipantRows>;
