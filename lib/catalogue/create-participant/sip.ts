import type { CreateParticipantRows } from "./rows";

const onlySip = {
  kind: "ignored-unless",
  anyOf: [{ option: "to", endpoint: ["sip"] }],
  because: "Only calls to a sip: address use this.",
} as const;

/** Calls to SIP. Length and pairing: Twilio's errors 21221, 21223 and 21225. */
export const sip = {
  sipAuthUsername: {
    group: "sip",
    label: "SIP username",
    kind: "text",
    maxLength: 255,
    help: "The name with which Twilio signs in at the SIP address.",
    relations: [
      {
        kind: "needs",
        option: "sipAuthPassword",
        because: "Give the SIP password as well: Twilio refuses a SIP username without one.",
      },
      onlySip,
    ],
  },
  sipAuthPassword: {
    group: "sip",
    label: "SIP password",
    kind: "text",
    maxLength: 255,
    secret: true,
    help: "The password that belongs to the SIP username. It goes to Twilio and is shown and logged nowhere.",
    relations: [
      {
        // Inferred: Twilio documents only that a username needs a password.
        kind: "ignored-unless",
        anyOf: [{ option: "sipAuthUsername" }],
        because: "A SIP password does nothing without a SIP username.",
      },
      onlySip,
    ],
  },
  callerDisplayName: {
    group: "sip",
    label: "Caller display name",
    kind: "text",
    minLength: 2,
    maxLength: 255,
    help: "The caller's name on the display of the SIP phone.",
    relations: [onlySip],
  },
} satisfies Partial<CreateParticipantRows>;
