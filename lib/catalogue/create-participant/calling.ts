import type { CreateParticipantRows } from "./rows";

/** Inferred: a call that is forwarded goes on under what Twilio told of its caller. */
export const onlyForwarded = {
  kind: "needs",
  when: { endpoint: ["withheld"] },
  option: "callToken",
  because:
    "This stands for a caller whose number is withheld or unknown. It can only go on with the call token of their own call.",
} as const;

/** The phone call itself. */
export const calling = {
  timeout: {
    group: "calling",
    label: "Ring timeout",
    kind: "integer",
    unit: "s",
    min: 5,
    max: 600,
    default: "60 seconds",
    help: "How long the phone rings before Twilio gives up. Twilio adds about 5 seconds of its own.",
  },
  timeLimit: {
    group: "calling",
    label: "Time limit",
    kind: "integer",
    unit: "s",
    min: 1,
    default: "the account's limit, usually 4 hours",
    help: "After this long Twilio hangs up on the participant. What is allowed depends on the account: from 1 minute up to 24 hours.",
  },
  callerId: {
    group: "calling",
    label: "Caller ID",
    kind: "endpoint",
    accepts: ["phone", "client", "sip-user", "withheld"],
    default: "the same as from",
    help: "The caller that the called person sees, where it differs from From. For a SIP address it fills the From header.",
    relations: [
      {
        kind: "excludes",
        when: { endpoint: ["client", "sip-user"] },
        option: "to",
        endpoint: ["phone"],
        because: "On a call to a phone number the caller ID must be a phone number.",
      },
      onlyForwarded,
    ],
  },
  callReason: {
    group: "calling",
    label: "Call reason",
    kind: "text",
    help: "Why you call, shown on the called person's phone. Needs Twilio's Branded Calls (beta) on your account.",
  },
  byoc: {
    group: "calling",
    label: "BYOC trunk",
    kind: "sid",
    prefix: "BY",
    help: "Routes the call over your own carrier's trunk instead of Twilio's (beta).",
    relations: [
      {
        kind: "ignored-unless",
        anyOf: [{ option: "to", endpoint: ["phone"] }],
        because: "Your own carrier is used only for calls to a phone number.",
      },
    ],
  },
  callToken: {
    group: "calling",
    label: "Call token",
    kind: "text",
    secret: true,
    help: "Forwards an incoming call under its original caller ID: give the token that Twilio sent with that call, and its caller in From.",
  },
  passports: {
    group: "calling",
    label: "STIR/SHAKEN passports",
    kind: "text",
    secret: true,
    pattern: "\\s*[^\\s,]+(?:\\s*,\\s*[^\\s,]+){0,4}\\s*",
    shape: "one to five base64 texts with commas between them",
    help: "Signed proof of who is calling, for carriers that check it. At most five, base64, with commas between them.",
  },
  clientNotificationUrl: {
    group: "calling",
    label: "Client notification URL",
    kind: "url",
    help: "The URL through which Twilio delivers the push notification that makes a mobile app ring.",
    relations: [
      {
        // Inferred from the name: Twilio's documentation does not say for which calls it counts.
        kind: "ignored-unless",
        anyOf: [{ option: "to", endpoint: ["client"] }],
        because: "Push notifications reach only client: endpoints.",
      },
    ],
  },
} satisfies Partial<CreateParticipantRows>;
