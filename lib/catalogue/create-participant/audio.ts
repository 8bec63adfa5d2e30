import type { CreateParticipantRows } from "./rows";

/** How the participant joins the sound. */
export const audio = {
  muted: {
    group: "audio",
    label: "Muted",
    kind: "boolean",
    default: "false",
    help: "Joins muted: hears everybody, is heard by nobody until unmuted.",
  },
  earlyMedia: {
    group: "audio",
    label: "Early media",
    kind: "boolean",
    default: "true",
    help: "Lets the conference hear the ringing, busy tone or network message before the call is answered.",
  },
  jitterBufferSize: {
    group: "audio",
    label: "Jitter buffer",
    kind: "enum",
    values: ["off", "small", "medium", "large"],
    default: "large",
    help: "How much Twilio evens out an unsteady connection. Smaller means less delay, larger means fewer gaps in the sound.",
  },
} satisfies Partial<CreateParticipantRows>;
