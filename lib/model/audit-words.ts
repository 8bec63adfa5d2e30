import type { EventKind, SeenKind } from "./event";

/** What a command does, in everyday words: three of Twilio's operations do most of the work. */
export const deedWords = {
  mute: "Mute",
  unmute: "Unmute",
  hold: "Hold",
  resume: "Resume",
  coach: "Coach",
  "stop-coaching": "Stop coaching",
  announce: "Announce",
  change: "Change options",
  dial: "Dial in",
  remove: "Remove",
  end: "End conference",
} as const;

export type Deed = keyof typeof deedWords;

/** What else is on record, besides commands. */
export const kindWords = {
  "call-found": "Call found",
  refusal: "Refused press",
  "sign-in": "Sign-in",
  "sign-in-refused": "Refused sign-in",
  "sign-out": "Sign-out",
  "session-ended": "Session ended",
  "password-changed": "Password changed",
  "person-invited": "Person invited",
  "invitation-withdrawn": "Invitation withdrawn",
  "person-joined": "Person joined",
  "person-removed": "Person removed",
  "role-changed": "Role changed",
} as const satisfies Record<Exclude<EventKind, "command" | "receipt" | SeenKind>, string>;

/** What can be looked for: a deed, or another kind of event. */
export type AuditKind = Deed | keyof typeof kindWords;

export const auditKindWords: Readonly<Record<AuditKind, string>> = { ...deedWords, ...kindWords };

/** What an entry is looked for as. */
export function auditKindOf({
  kind,
  deed,
}: {
  kind: Exclude<EventKind, "receipt" | SeenKind>;
  deed: Deed | null;
}): AuditKind {
  return kind === "command" ? (deed ?? "change") : kind;
}

/** How a command came out; pending while Twilio has not answered. */
export const outcomeWords = {
  done: "Done",
  failed: "Failed",
  unknown: "Unknown",
  pending: "Pending",
} as const;

export type AuditOutcome = keyof typeof outcomeWords;

/** What a command does, by its operation and its options. Whatever is not one thing is a change. */
export function deedOf(operation: string, options: Readonly<Record<string, unknown>>): Deed {
  if (operation === "createParticipant") return "dial";
  if (operation === "removeParticipant") return "remove";
  if (options.status === "completed") return "end";
  const names = Object.keys(options);
  if (typeof options.coaching === "boolean" && names.every((name) => ofCoaching.has(name))) {
    return options.coaching ? "coach" : "stop-coaching";
  }
  const topics = new Set(names.map((name) => topicOf[name] ?? "change"));
  const [topic = "change"] = topics;
  if (topics.size !== 1) return "change";
  if (topic === "hold" && options.hold === undefined) return "change";
  if (topic === "hold") return options.hold === false ? "resume" : "hold";
  return topic === "mute" && options.muted === false ? "unmute" : topic;
}

/** The options of coaching: whether somebody who begins or stops is heard belongs to it. */
const ofCoaching: ReadonlySet<string> = new Set(["coaching", "callSidToCoach", "muted"]);

/** The options that make up one deed together. */
const topicOf: Readonly<Record<string, Deed>> = {
  muted: "mute",
  hold: "hold",
  holdUrl: "hold",
  holdMethod: "hold",
  announceUrl: "announce",
  announceMethod: "announce",
};
