import "server-only";
import { type Column, type SQL, sql } from "drizzle-orm";
import type { Command, Receipt } from "@/lib/model/command";
import type { EventPayloadOf, NewEvent } from "@/lib/model/event";
import type { Participant } from "@/lib/model/participant";
import { namesOf } from "../audit/names";
import { nowDate } from "../clock";

/** Under which key a command, its one receipt, and its call where that was found later, are on record. */
export const keysOf = (commandId: string) => ({
  command: `command:${commandId}`,
  receipt: `receipt:${commandId}`,
  callFound: `call-found:${commandId}`,
});

/** The same key of a command, where its id stands in a row of the database. */
export const commandKeyIn = (commandId: Column): SQL => sql`${keysOf("").command} || ${commandId}`;

/** A command as it is written down, by the instance that carries it out. */
export function commandEvent(command: Command, instanceId: string): NewEvent<"command"> {
  const { id, operation, target, options, requestedAt, requestedBy } = command;
  return {
    kind: "command",
    key: keysOf(id).command,
    at: new Date(requestedAt),
    person: requestedBy,
    operation,
    conferenceSid: target.conferenceSid,
    callSid: target.callSid,
    ...namesOf(command),
    payload: { commandId: id, target, options, instanceId },
  };
}

/**
 * A receipt as it is written down: about the same person and operation as its command, and about the
 * conference and call that it turned out to be, because a command may know them by name only, and this
 * board neither name where another board has read the conference.
 */
export function receiptEvent(command: Command, receipt: Receipt): NewEvent<"receipt"> {
  const { commandId, at, outcome, ...payload } = receipt;
  const { participant, conference } = receipt;
  const known = namesOf(command);
  return {
    kind: "receipt",
    key: keysOf(commandId).receipt,
    at: new Date(at),
    person: command.requestedBy,
    operation: command.operation,
    outcome,
    conferenceSid: participant?.conferenceSid ?? conference?.sid ?? command.target.conferenceSid,
    callSid: participant?.callSid ?? command.target.callSid,
    conferenceName: conference?.friendlyName ?? known.conferenceName,
    participantName: participant?.label ?? known.participantName,
    payload: { commandId, ...payload },
  };
}

/** What is written down when the call of a dial is found of which nobody knew what had come. */
export function callFoundEvent(command: Command, call: Participant): NewEvent<"call-found"> {
  const { id, requestedBy } = command;
  return {
    kind: "call-found",
    key: keysOf(id).callFound,
    at: nowDate(),
    person: requestedBy,
    conferenceSid: call.conferenceSid,
    callSid: call.callSid,
    ...namesOf(command),
    payload: { commandId: id },
  };
}

/** A receipt as it was written down. */
export function receiptOf(
  at: Date,
  outcome: Receipt["outcome"],
  payload: EventPayloadOf<"receipt">,
): Receipt {
  return { ...payload, at: at.toISOString(), outcome };
}
