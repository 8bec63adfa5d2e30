import type { OperationName } from "@/lib/catalogue/operations";
import type { Conference } from "./conference";
import type { Fault } from "./fault";
import type { Participant } from "./participant";
import type { Person } from "./person";

/** Whom a command is for: a conference, and within it a participant by Call SID or label. */
export interface Target {
  /** A Conference SID; to dial into a new conference, its friendly name. */
  conferenceSid: string;
  callSid?: string;
}

/** The operations that change something, and so become commands. */
export type CommandOperation = Extract<
  OperationName,
  "createParticipant" | "updateParticipant" | "removeParticipant" | "updateConference"
>;

/** One press of one person. It has exactly one receipt. */
export interface Command {
  id: string;
  operation: CommandOperation;
  target: Target;
  options: Record<string, unknown>;
  requestedAt: string;
  requestedBy: Pick<Person, "id" | "name">;
}

/** What the labels begin with that Bridgeboard gives; nobody sees them. */
const OWN_LABEL = "bridgeboard-";

/** Whether Bridgeboard gave a participant this label, because nobody else did. */
export function isOwnLabel(label: string): boolean {
  return label.startsWith(OWN_LABEL);
}

/**
 * The label that a dial is sent with: a person's own, else one of ours. By it the leg is found where
 * Twilio's answer is lost.
 */
export function sentLabel({ id, options }: Pick<Command, "id" | "options">): string {
  const { label } = options;
  return typeof label === "string" ? label : `${OWN_LABEL}${id}`;
}

/** The outcome of a command. */
export interface Receipt {
  commandId: string;
  at: string;
  /** How long Twilio took, with the wait for its turn, in milliseconds; only where it was heard out. */
  took?: number;
  outcome: "done" | "failed" | "unknown";
  /** Its event, once it is on record, and that of its command. */
  event?: { id: number; about: number };
  fault?: Fault;
  /** What Twilio says afterwards. */
  participant?: Participant;
  conference?: Conference;
}

/** What a door answers at once: the command's id, or why there is no command. */
export type Submitted = { ok: true; commandId: string } | { ok: false; faults: Fault[] };
