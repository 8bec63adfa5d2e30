import { methodFor } from "../rows";
import type { CreateParticipantRows } from "./rows";

/** Coming and going. What a wait URL may answer: Twilio's error 13238. */
export const joining = {
  startConferenceOnEnter: {
    group: "joining",
    label: "Start the conference on entering",
    kind: "boolean",
    default: "true",
    help: "Whether this participant's arrival starts a conference that has not started. If not, they wait muted, with music, until somebody else starts it.",
    relations: [
      {
        kind: "before-start",
        because: "The conference has already started, so this changes nothing.",
      },
    ],
  },
  endConferenceOnExit: {
    group: "joining",
    label: "End the conference on leaving",
    kind: "boolean",
    default: "false",
    help: "When this participant leaves, the conference ends and everybody else is out too.",
    relations: [
      {
        kind: "caution",
        when: { oneOf: [true] },
        option: "coaching",
        oneOf: [true],
        because: "When this coach leaves, the conference ends for everybody.",
      },
    ],
  },
  beep: {
    group: "joining",
    label: "Beep",
    kind: "enum",
    values: ["true", "false", "onEnter", "onExit"],
    default: "true",
    help: "The tone that everybody hears as this participant joins and leaves (true), only joins (onEnter), only leaves (onExit), or neither (false).",
  },
  waitUrl: {
    group: "joining",
    label: "Wait URL",
    kind: "url",
    emptyMeans: "silence",
    default: "Twilio's hold music",
    help: "What the participant hears until the conference starts: an MP3, a WAV or TwiML with Play, Say, Pause and Redirect. If Twilio cannot fetch it, the conference does not come about properly.",
    relations: [
      {
        kind: "before-start",
        because: "The conference has already started, so nobody waits and hears it.",
      },
    ],
  },
  waitMethod: {
    group: "joining",
    label: "Wait method",
    help: "The HTTP method for waitUrl. Use GET for an audio file, so that Twilio can cache it.",
    ...methodFor("waitUrl"),
  },
} satisfies Partial<CreateParticipantRows>;
