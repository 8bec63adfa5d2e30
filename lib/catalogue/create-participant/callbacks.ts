import { eventsFor, methodFor } from "../rows";
import type { CreateParticipantRows } from "./rows";

/** The participant's own call. Host names without underscores: Twilio docs, Call resource. */
export const callbacks = {
  statusCallback: {
    group: "callbacks",
    label: "Status callback",
    kind: "url",
    strictHost: true,
    help: "Where Twilio reports how this participant's call goes: dialled, ringing, answered, over.",
  },
  statusCallbackMethod: {
    group: "callbacks",
    label: "Status callback method",
    help: "The HTTP method for statusCallback.",
    ...methodFor("statusCallback"),
  },
  statusCallbackEvent: {
    group: "callbacks",
    label: "Status callback events",
    default: "completed",
    help: "Which steps of the call are reported to statusCallback. Completed is its end, however it ended: answered, busy, unanswered or failed.",
    ...eventsFor("statusCallback", ["initiated", "ringing", "answered", "completed"]),
  },
} satisfies Partial<CreateParticipantRows>;
