import { eventsFor, methodFor, ownAddress, ownPart } from "../rows";
import type { CreateParticipantRows } from "./rows";

const LOSS = "The board's record then does not tell how the recording goes.";
const method = methodFor("recordingStatusCallback");
const events = eventsFor("recordingStatusCallback", [
  "started",
  "in-progress",
  "paused",
  "resumed",
  "stopped",
  "completed",
  "failed",
  "absent",
]);

const unlessRecording = {
  kind: "ignored-unless",
  anyOf: [{ option: "record", oneOf: [true] }],
  because: "This participant is not recorded: turn on record.",
} as const;

/** The recording of this participant's call. */
export const recording = {
  record: {
    group: "recording",
    label: "Record the participant",
    kind: "boolean",
    default: "false",
    help: "Records this participant's call: what they say and hear, with hold music and the time between conferences.",
  },
  recordingChannels: {
    group: "recording",
    label: "Recording channels",
    kind: "enum",
    values: ["mono", "dual"],
    default: "mono",
    help: "Mono mixes both sides of the call; dual keeps each on a channel of its own.",
    relations: [unlessRecording],
  },
  recordingTrack: {
    group: "recording",
    label: "Recording track",
    kind: "enum",
    values: ["inbound", "outbound", "both"],
    default: "both",
    help: "Inbound records what the participant says, outbound what they hear, both records both.",
    relations: [unlessRecording],
  },
  trim: {
    group: "recording",
    label: "Trim",
    kind: "enum",
    values: ["trim-silence", "do-not-trim"],
    default: "trim-silence",
    help: "Whether silence at the beginning and the end of the participant recording is cut off.",
    relations: [unlessRecording],
  },
  recordingStatusCallback: {
    group: "recording",
    label: "Recording status callback",
    kind: "url",
    help: "Where Twilio reports how the participant recording goes, with its address once it is ready.",
    relations: [unlessRecording, ownAddress(LOSS)],
  },
  recordingStatusCallbackMethod: {
    group: "recording",
    label: "Recording status callback method",
    help: "The HTTP method for recordingStatusCallback.",
    ...method,
    relations: [...method.relations, ownPart("recordingStatusCallback", LOSS)],
  },
  recordingStatusCallbackEvent: {
    group: "recording",
    label: "Recording status callback events",
    default: "completed",
    help: "What is reported to recordingStatusCallback. Absent means that there is no recording to be had.",
    ...events,
    relations: [...events.relations, ownPart("recordingStatusCallback", LOSS)],
  },
  recordingConfigurationId: {
    group: "recording",
    label: "Recording configuration",
    kind: "text",
    help: "The identifier of a recording configuration at Twilio, which says how the recording is made and processed.",
    relations: [
      {
        // Inferred: the SDK only says that it is used when the recording is created.
        kind: "ignored-unless",
        anyOf: [
          { option: "record", oneOf: [true] },
          { option: "conferenceRecord", oneOf: ["true", "record-from-start"] },
        ],
        because: "Nothing is recorded: turn on record or conferenceRecord.",
      },
    ],
  },
} satisfies Partial<CreateParticipantRows>;
