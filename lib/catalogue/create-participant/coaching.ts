import type { CreateParticipantRows } from "./rows";

/** Whispering. Twilio's errors 16027 and 16028 say who can be coached. */
export const coaching = {
  coaching: {
    group: "coaching",
    label: "Coaching",
    kind: "boolean",
    default: "true with callSidToCoach, else false",
    help: "Joins as a coach: hears the whole conference, but only the coached participant hears the coach.",
    relations: [
      {
        kind: "needs",
        when: { oneOf: [true] },
        option: "callSidToCoach",
        because: "Say who is coached: Twilio refuses coaching without callSidToCoach.",
      },
      {
        kind: "caution",
        when: { oneOf: [true] },
        option: "muted",
        oneOf: [true],
        because: "A muted coach only listens: nobody hears them, not even the coached participant.",
      },
    ],
  },
  callSidToCoach: {
    group: "coaching",
    label: "Call SID to coach",
    kind: "sid",
    prefix: "CA",
    help: "The one participant who hears the coach. They must already be in the conference, and not on hold.",
    relations: [
      {
        // Inferred: Twilio documents no answer to a Call SID beside an explicit coaching=false.
        kind: "ignored-unless",
        anyOf: [{ option: "coaching", noneOf: [false] }],
        because: "Coaching is off, so nobody is coached: turn coaching on as well.",
      },
    ],
  },
} satisfies Partial<CreateParticipantRows>;
