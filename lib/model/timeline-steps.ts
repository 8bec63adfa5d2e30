import type { CallbackOf } from "./callback";
import { WITHIN } from "./register";
import type { RoomEvent } from "./room-event";

/** An event, and when it happened as well as all of them together can tell, in ms since 1970. */
export interface Step<Event extends RoomEvent = RoomEvent> {
  at: number;
  event: Event;
}

/** The events in the order in which they happened, each once. */
export function inOrder(events: readonly RoomEvent[]): Step[] {
  const once = [...new Map(events.map((event) => [event.id, event])).values()];
  const times = timesBySequence(once);
  return once
    .map((event) => ({ event, at: times.get(sequenceOf(event) ?? -1) ?? event.at }))
    .toSorted(
      (one, other) =>
        one.at - other.at ||
        (sequenceOf(one.event) ?? 0) - (sequenceOf(other.event) ?? 0) ||
        one.event.id - other.event.id,
    );
}

/** What came earlier in Twilio's sequence cannot have happened later. */
function timesBySequence(events: readonly RoomEvent[]): ReadonlyMap<number, number> {
  const numbered = events.flatMap((event) => {
    const sequence = sequenceOf(event);
    return sequence === undefined ? [] : [{ sequence, at: event.at }];
  });
  const times = new Map<number, number>();
  let next = Number.POSITIVE_INFINITY;
  for (const { sequence, at } of numbered.toSorted((one, other) => other.sequence - one.sequence)) {
    next = Math.max(Math.min(at, next), at - WITHIN);
    times.set(sequence, next);
  }
  return times;
}

function sequenceOf(event: RoomEvent): number | undefined {
  return isOfConference(event) ? event.callback.sequence : undefined;
}

/** Whether it is a conference's callback: those alone share one sequence. */
export function isOfConference(
  event: RoomEvent,
): event is RoomEvent & { kind: "callback"; callback: CallbackOf<"conference"> } {
  return event.kind === "callback" && event.callback.source === "conference";
}
