import { eventsFor, methodFor, ownAddress, ownPart } from "../rows";
import { keptFromFirst, perhapsKeptFromFirst } from "./first-participant";
import type { CreateParticipantRows } from "./rows";

const toCallback = eventsFor("conferenceStatusCallback", [
  "start",
  "end",
  "join",
  "leave",
  "mute",
  "hold",
  "modify",
  "speaker",
  "announcement",
]);
const callbackMethod = methodFor("conferenceStatusCallback");
const LOSS =
  "The board then learns what happens in this conference only from its reads, seconds later, and not who talks.";
const lost = ownPart("conferenceStatusCallback", LOSS, "conference");

/** What the first participant decides for everybody. */
export const conference = {
  maxParticipants: {
    group: "conference",
    label: "Maximum participants",
    kind: "integer",
    unit: "participants",
    min: 2,
    max: 250,
    default: "250",
    help: "How many may be in the conference at once. When it is full, nobody else gets in.",
    relations: [perhapsKeptFromFirst],
  },
  region: {
    group: "conference",
    label: "Region",
    kind: "enum",
    values: ["us1", "us2", "ie1", "de1", "sg1", "br1", "au1", "jp1"],
    default: "chosen by Twilio",
    help: "Where in the world Twilio mixes the sound. Near the participants means less delay.",
    relations: [keptFromFirst],
  },
  conferenceStatusCallback: {
    group: "conference",
    label: "Conference status callback",
    kind: "url",
    help: "Where Twilio reports what happens in the conference. If the first participant comes without it, nothing is ever reported for this conference.",
    relations: [keptFromFirst, ownAddress(LOSS, "conference")],
  },
  conferenceStatusCallbackMethod: {
    group: "conference",
    label: "Conference status callback method",
    help: "The HTTP method for conferenceStatusCallback.",
    ...callbackMethod,
    relations: [...callbackMethod.relations, keptFromFirst, lost],
  },
  conferenceStatusCallbackEvent: {
    group: "conference",
    label: "Conference status callback events",
    default: "start, end",
    help: "What is reported to conferenceStatusCallback. Speaker reports every time that somebody starts or stops talking.",
    ...toCallback,
    relations: [...toCallback.relations, keptFromFirst, lost],
  },
} satisfies Partial<CreateParticipantRows>;
