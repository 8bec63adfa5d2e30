import { deedOf, deedWords } from "./audit-words";
import type { Fault, FaultKind } from "./fault";
import { isOver, type Participant } from "./participant";
import type { Press } from "./press";
import type { Room } from "./room";

/** Which action came to nothing, by the name on its button: "Mute failed." */
export function failureWords(press: Press, { unsure }: Pick<Fault, "unsure">): string {
  const action = deedWords[deedOf(press.operation, press.options)];
  return unsure ? `${action}: result unknown.` : `${action} failed.`;
}

/** Failures that pass: the same press may succeed a moment later. */
const passing: ReadonlySet<FaultKind> = new Set([
  "rate-limited",
  "unavailable",
  "timeout",
  "connection",
  "unreadable",
  "not-taken",
  "database",
  "internal",
]);

/**
 * Whether to offer the same press again. A dial or an announcement that may have gone out is never
 * repeated by one press: somebody would be called, or would hear it, twice.
 */
export function canRetry(press: Press, { kind, unsure }: Pick<Fault, "kind" | "unsure">): boolean {
  if (press.operation === "createParticipant" || !passing.has(kind)) return false;
  return !unsure || !("announceUrl" in press.options);
}

/** The options that Twilio reports back on a participant. */
const reported = ["muted", "hold", "coaching", "callSidToCoach", "endConferenceOnExit"] as const;
type Reported = (typeof reported)[number];
const isReported = (name: string): name is Reported => reported.some((one) => one === name);

/** Whether things now are as a press wanted them, whoever made them so. False for what nobody can see. */
export function hasHappened({ operation, target, options }: Press, room: Room): boolean {
  if (operation === "updateConference") {
    return options["status"] === "completed" && room.conference.status === "completed";
  }
  const leg = room.legs.find(({ callSid }) => callSid === target.callSid);
  if (!leg) return false;
  if (operation === "removeParticipant") return leg.ended !== null;
  return operation === "updateParticipant" && !isOver(leg) && isSet(leg, options);
}

function isSet(participant: Participant, options: Press["options"]): boolean {
  const wanted = Object.entries(options);
  return (
    wanted.length > 0 &&
    wanted.every(([name, value]) => isReported(name) && participant[name] === value)
  );
}
