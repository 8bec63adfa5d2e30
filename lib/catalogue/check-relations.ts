import { endpointType } from "./endpoint";
import { type Condition, isSet, type Option, type Relation } from "./option";

/** What is known about where it goes; nothing is said of what is not known to be so. */
export interface Context {
  conferenceHasParticipants?: boolean;
  conferenceHasStarted?: boolean;
  /** Whether the participant that it is about is on hold before anything is changed. */
  participantIsOnHold?: boolean;
  /** Whether Twilio calls the board back about what is dialled from it. */
  boardIsCalledBack?: boolean;
}

/** What relations are judged by. */
export interface Given {
  options: Readonly<Record<string, Option>>;
  values: Readonly<Record<string, unknown>>;
  context: Context;
}

/** Whether a relation of the option `name`, which is set, has something to say. */
export function applies(relation: Relation, name: string, given: Given): boolean {
  const { kind } = relation;
  if (!concerns(relation, name, given)) return false;
  if (kind === "sends-too") return false;
  if (kind === "needs") return holds(relation, given) === false;
  if (kind === "excludes" || kind === "caution") return holds(relation, given) === true;
  if (kind === "ignored-unless") {
    return relation.anyOf.every((condition) => holds(condition, given) === false);
  }
  if (kind === "replaces-board") return replacesBoard(relation, given);
  if (kind === "first-participant") return given.context.conferenceHasParticipants === true;
  if (kind === "before-start") return given.context.conferenceHasStarted === true;
  if (kind === "after-start") return given.context.conferenceHasStarted === false;
  if (kind === "off-hold") {
    return given.context.participantIsOnHold === true && given.values["hold"] !== false;
  }
  return Object.entries(given.options).every(
    ([other, option]) => other === name || !isSet(option, given.values[other]),
  );
}

/** Of a conference's callbacks the first participant's count: later ones take nothing from the board. */
function replacesBoard(
  { of, unless }: Extract<Relation, { kind: "replaces-board" }>,
  given: Given,
): boolean {
  const { boardIsCalledBack, conferenceHasParticipants } = given.context;
  if (boardIsCalledBack !== true || (unless && given.values[unless] !== undefined)) return false;
  return of === "call" || conferenceHasParticipants !== true;
}

/** Whether a relation of the option `name` speaks of the value that it has. */
export function concerns(
  { when, unlessCalledBack }: Relation,
  name: string,
  given: Given,
): boolean {
  if (unlessCalledBack && given.context.boardIsCalledBack === true) return false;
  return when === undefined || holds({ ...when, option: name }, given) === true;
}

/**
 * Whether a condition is true; undefined while the endpoint that it asks for is not written out.
 */
export function holds(condition: Condition, given: Given): boolean | undefined {
  const value = given.values[condition.option];
  const option = given.options[condition.option];
  if (!option) return undefined;
  if (condition.noneOf) return !includes(condition.noneOf, value);
  if (condition.oneOf) return includes(condition.oneOf, value);
  if (condition.unset) return !isSet(option, value);
  if (!condition.endpoint) return isSet(option, value) && value !== "";
  if (option.kind !== "endpoint" || typeof value !== "string") return undefined;
  const type = endpointType(value, option.accepts);
  return type && condition.endpoint.includes(type);
}

const includes = (list: readonly unknown[], value: unknown) => list.includes(value);
