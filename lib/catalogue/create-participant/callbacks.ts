import { eventsFor, methodFor, ownAddress, ownPart } from "../rows";
import type { CreateParticipantRows } from "./rows";

const LOSS =
  "The board then learns only from its reads, seconds later, that the phone rings, is busy or is not answered.";
const method = methodFor("statusCallback");
const events = eventsFor("statusCallback", ["initiated", "ringing", "answered", "completed"]);

/** The participant's own call. Host names without underscores: Twilio docs, Call resource. */
export const callbacks = {
  statusCallback: {
    group: "callbacks",
    label: "Status callback",
    kind: "url",
    strictHost: true,
    help: "Where Twilio reports how this participant's call goes: dialled, ringing, answered, over.",
    relations: [ownAddress(LOSS)],
  },
  statusCallbackMethod: {
    group: "callbacks",
    label: "Status callback method",
    help: "The HTTP method for statusCallback.",
    ...method,
    relations: [...method.relations, ownPart("statusCallback", LOSS)],
  },
  statusCallbackEvent: {
    group: "callbacks",
    label: "Status callback events",
    default: "completed",
    help: "Which steps of the call are reported to statusCallback. Completed is its end, however it ended: answered, busy, unanswered or failed.",
    ...events,
    relations: [...events.relations, ownPart("statusCallback", LOSS)],
  },
} satisfies Partial<CreateParticipantRows>;
